import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnv } from "../src/env.ts";
import { copyCourse, startAssay } from "./assay.ts";

/** What Vitest tells its own children: the site's development server would take itself for a test. */
const withoutVitest = Object.fromEntries(
  ["VITEST", "NODE_ENV", "MODE", "DEV", "PROD", "SSR"].map((name) => [name, undefined]),
);

/** Starts a preview of a copy of the course, with data of its own and the replies that proofs have kept. */
export async function startPreview(...parameters: string[]) {
  const stack = new AsyncDisposableStack();
  const copy = stack.use(await copyCourse());
  const cache = await mkdtemp(join(tmpdir(), "assay-preview-"));
  stack.defer(() => rm(cache, { recursive: true, maxRetries: 3 }));
  const replies = join(readEnv().cacheFolder, "replies");
  await mkdir(replies, { recursive: true });
  await symlink(replies, join(cache, "replies"));
  const env = { ...withoutVitest, ASSAY_CONTENT: copy.folder, ASSAY_CACHE: cache };
  const running = stack.use(startAssay(["preview", ...parameters], env));
  const said = await running.until("Ctrl-C ends it.");
  const url = /http:\S+/.exec(said)?.[0] ?? "";
  return {
    ...running,
    url,
    folder: copy.folder,
    edit: copy.edit,
    /** Reads a page each time that the preview says something changed, until it holds a text; gives the page. */
    page: (holds: string | RegExp, path: string = url) => readUntil(path, holds),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function readUntil(path: string, holds: string | RegExp): Promise<string> {
  const closing = new AbortController();
  const changes = await fetch(new URL("/changes", path), { signal: closing.signal });
  const reader = changes.body?.getReader();
  for (;;) {
    const text = await (await fetch(path)).text();
    if (typeof holds === "string" ? text.includes(holds) : holds.test(text)) {
      closing.abort();
      return text;
    }
    await reader?.read();
  }
}

/** Asks with headers that `fetch` keeps to itself; gives the status. */
export async function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  const [response] = await once(request(url, { headers }).end(), "response");
  response.resume();
  return response.statusCode;
}

/** Connects to where a program listens; the promise inside says when that program is gone. */
export async function listenToEnd(url: string): Promise<{ gone: Promise<unknown> }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.resume().on("error", () => undefined);
  return { gone: once(socket, "close") };
}
