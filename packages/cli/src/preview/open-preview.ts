import { createHash } from "node:crypto";
import { join } from "node:path";
import { createSandbox } from "@assay/sandbox";
import type { Env } from "../env.ts";
import { type OpenExaminer, openExaminer } from "../open-examiner.ts";
import type { Progress } from "../progress.ts";
import { createBell } from "./bell.ts";
import { createDrawer } from "./drawer/app.ts";
import type { Download } from "./drawer/page.ts";
import { type Programs, startPrograms } from "./programs/programs.ts";
import { createDesk } from "./proof/desk.ts";
import { serveDrawer } from "./serve-drawer.ts";
import { type Workshop, createWorkshop } from "./workshop.ts";

export interface PreviewOptions {
  env: Env;
  contentFolder: string;
  progress: Progress;
  signal: AbortSignal;
}

/** A preview that is running; disposing it ends its programs. */
export interface Preview extends AsyncDisposable {
  url: string;
  workshop: Workshop;
  programs: Programs;
  /** Proves what is opened, until the signal. */
  work(): Promise<void>;
}

/** Starts the site and the drawer over it; the server follows as soon as the course was read. */
export async function openPreview({
  env,
  contentFolder,
  progress,
  signal,
}: PreviewOptions): Promise<Preview> {
  await using opened = new AsyncDisposableStack();
  const bell = createBell();
  const onChange = () => bell.ring();
  const download = followProgress(progress, onChange);
  const examiner = opened.use(keepExaminer(() => openExaminer(env, download.progress, signal)));
  const desk = createDesk({
    openExaminer: () => examiner.open(),
    sandbox: opened.use(createSandbox()),
    cacheFolder: env.cacheFolder,
    signal,
    onChange,
  });
  const dataFolder = join(env.cacheFolder, "preview", nameOf(contentFolder));
  const programs = opened.use(
    await startPrograms({ contentFolder, dataFolder, env: env.inherited, onChange }),
  );
  const onServed = () => programs.restartServer();
  const workshop = createWorkshop({ contentFolder, desk, onChange, onServed });
  const { siteOrigin } = programs;
  const shown = () => ({ workshop, download: download.read(), ...programs.states() });
  const { url } = opened.use(await serveDrawer(createDrawer({ shown, bell, siteOrigin, signal })));
  const running = opened.move();
  return {
    url,
    workshop,
    programs,
    work: () => desk.work(),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Shows progress on the terminal, and keeps it for the drawer. */
function followProgress(terminal: Progress, onChange: () => void) {
  let now: Download | undefined;
  const progress: Progress = {
    show: (done, total, note) => {
      terminal.show(done, total, note);
      now = { done, total, note };
      onChange();
    },
    clear: () => {
      terminal.clear();
      now = undefined;
      onChange();
    },
  };
  return { progress, read: () => now };
}

/** Two courses may be previewed at once, each with its own drafts and attempts. */
const nameOf = (contentFolder: string): string =>
  createHash("sha256").update(contentFolder).digest("hex").slice(0, 12);

/** Starts the examiner at the first need; what could not be had is asked for anew. */
function keepExaminer(
  start: () => Promise<OpenExaminer>,
): AsyncDisposable & { open: () => Promise<OpenExaminer> } {
  let opening: Promise<OpenExaminer> | undefined;
  return {
    open: () => {
      opening ??= start().catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    [Symbol.asyncDispose]: async () => {
      const [started] = await Promise.allSettled([opening]);
      if (started.status === "fulfilled") await started.value?.[Symbol.asyncDispose]();
    },
  };
}
