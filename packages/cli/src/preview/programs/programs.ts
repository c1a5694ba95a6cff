import { findFreePort } from "./free-port.ts";
import type { ProgramState } from "./program.ts";
import { createServer } from "./server.ts";
import { createSite } from "./site.ts";

export interface ProgramsOptions {
  contentFolder: string;
  dataFolder: string;
  env: NodeJS.ProcessEnv;
  onChange: () => void;
}

/** What was saved is shown first: a start takes a whole core for a second. */
const settleMs = 700;

/** The site and the server behind it, each a process of its own. */
export interface Programs extends AsyncDisposable {
  states(): { site: ProgramState; server: ProgramState };
  /** Where the site's pages come from. */
  siteOrigin: string;
  /** Starts the server, or starts it anew once a burst of saves is over: it reads the course only once. */
  restartServer(): void;
  /** Starts what has ended by itself. */
  restartEnded(): void;
}

/** Starts the site; the server waits until it is asked for. */
export async function startPrograms({
  contentFolder,
  dataFolder,
  env,
  onChange,
}: ProgramsOptions): Promise<Programs> {
  const [port, apiPort] = [await findFreePort(), await findFreePort()];
  const states: { site: ProgramState; server: ProgramState } = {
    site: { status: "waiting" },
    server: { status: "waiting" },
  };
  const keep = (name: keyof typeof states) => ({
    env,
    onState: (state: ProgramState) => {
      states[name] = state;
      onChange();
    },
  });
  const site = createSite({ port, apiPort, contentFolder }, keep("site"));
  const server = createServer({ port: apiPort, dataFolder, contentFolder }, keep("server"));
  await site.restart();
  let timer: NodeJS.Timeout | undefined;
  return {
    states: () => ({ ...states }),
    siteOrigin: `http://127.0.0.1:${port}`,
    restartServer: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void server.restart(), states.server.status === "waiting" ? 0 : settleMs);
    },
    restartEnded: () => {
      if (states.site.status === "ended") void site.restart();
      if (states.server.status === "ended") void server.restart();
    },
    [Symbol.asyncDispose]: async () => {
      clearTimeout(timer);
      await Promise.all([site[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]);
    },
  };
}
