import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type ChildOptions, close as closeMessage, fromChild } from "./messages.ts";

/** How the examiner is doing; a reason is a sentence for whoever looks at the status. */
export type ExaminerState =
  | { status: "starting" }
  | { status: "ready"; url: string; pid: number }
  | { status: "restarting"; reason: string }
  | { status: "stopped"; reason: string };

export interface SuperviseOptions {
  weights: { path: string; sha256: string };
  /** The port to listen on, or the first of which the next free one is taken; 0 is any. */
  port: number;
  threads: number;
  onState: (state: ExaminerState) => void;
  /** Closes it, like `close`. */
  signal?: AbortSignal;
}

export interface SupervisedExaminer extends AsyncDisposable {
  /** The base URL for OpenAI's clients; undefined while nobody answers. */
  url(): string | undefined;
  readonly state: ExaminerState;
  /** Ends the process, within 2 s. */
  close(): Promise<void>;
}

const entry = fileURLToPath(new URL("child.ts", import.meta.url));
const graceMs = 1500;

/** Starts the examiner in a process of its own and starts it again whenever it dies; it dies with this process. */
export function superviseExaminer(options: SuperviseOptions): SupervisedExaminer {
  let state: ExaminerState = { status: "starting" };
  let deaths = 0;
  let port = options.port;
  let child: ChildProcess;
  let timer: NodeJS.Timeout | undefined;

  const move = (next: ExaminerState): void => {
    state = next;
    options.onState(next);
  };
  const start = (): void => {
    child = forkChild({ weights: options.weights, port, threads: options.threads });
    void restartAfter(child);
  };
  const restartAfter = async (life: ChildProcess): Promise<void> => {
    const reason = await watch(life, (ready) => {
      deaths = 0;
      port = Number(new URL(ready.url).port);
      if (state.status !== "stopped") move({ status: "ready", ...ready });
    });
    if (state.status === "stopped") return;
    timer = setTimeout(start, delayMs(deaths));
    deaths += 1;
    move({ status: "restarting", reason });
  };
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", onAbort);
    if (state.status !== "stopped") move({ status: "stopped", reason: "The examiner was closed." });
    await end(child);
  };
  const onAbort = (): void => void close();

  start();
  if (options.signal?.aborted === true) onAbort();
  options.signal?.addEventListener("abort", onAbort);
  return {
    url: () => (state.status === "ready" ? state.url : undefined),
    get state() {
      return state;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A quarter of a second after the first death, then twice as long each time, up to ten seconds. */
const delayMs = (deaths: number): number => Math.min(250 * 2 ** deaths, 10_000);

/** What goes wrong inside is written to the standard error of this process. */
const forkChild = (options: ChildOptions): ChildProcess =>
  fork(entry, [JSON.stringify(options)], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });

/** Says when the child is ready, and in the end why it is no more. */
function watch(child: ChildProcess, onReady: (ready: { url: string; pid: number }) => void): Promise<string> {
  let failure: string | undefined;
  child.on("message", (message) => {
    const told = fromChild.parse(message);
    if (told.type === "failed") failure = told.message;
    else onReady({ url: told.url, pid: told.pid });
  });
  const { promise, resolve } = Promise.withResolvers<string>();
  child.on("error", (error) => resolve(`The examiner could not be started: ${error.message}.`));
  child.on("exit", (code, signal) => {
    const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
    resolve(
      failure === undefined ? `The examiner ended ${how}.` : `The examiner could not be started: ${failure}.`,
    );
  });
  return promise;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  // The channel may be gone before the process is; then it is ending anyway.
  if (child.connected) child.send(closeMessage, () => undefined);
  await exited;
  clearTimeout(timer);
}
