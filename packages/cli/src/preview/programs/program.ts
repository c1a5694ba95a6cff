import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** How a program does; a reason is what it said last. */
export type ProgramState =
  | { status: "waiting" }
  | { status: "starting" }
  | { status: "ready"; url: string }
  | { status: "ended"; reason: string };

export interface ProgramOptions {
  /** What Node runs. */
  entry: string;
  parameters: readonly string[];
  folder: string;
  env: NodeJS.ProcessEnv;
  onState: (state: ProgramState) => void;
}

/** A program of the product as a child process; it dies with this process. */
export interface Program extends AsyncDisposable {
  /** Starts it, or ends it first when it runs. */
  restart(): Promise<void>;
}

const followParent = fileURLToPath(new URL("follow-parent.ts", import.meta.url));
const graceMs = 1200;
const linesKept = 12;

/** Holds a program that is started by `restart`, and is ready when it has named its address. */
export function createProgram(options: ProgramOptions): Program {
  let child: ChildProcess | undefined;
  let turn = Promise.resolve();
  let closed = false;
  const stop = async (): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending !== undefined) await end(ending);
  };
  const start = (): void => {
    if (closed) return;
    options.onState({ status: "starting" });
    const started = forkProgram(options);
    child = started;
    watch(started, (state) => {
      if (child === started) options.onState(state);
    });
  };
  return {
    restart: () => (turn = turn.then(stop).then(start)),
    [Symbol.asyncDispose]: async () => {
      closed = true;
      await turn;
      await stop();
    },
  };
}

const forkProgram = ({ entry, parameters, folder, env }: ProgramOptions): ChildProcess =>
  fork(entry, parameters, {
    cwd: folder,
    env,
    execArgv: ["--import", followParent],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });

/** Reads what a program says, for its address, and for why it ended. */
function watch(child: ChildProcess, onState: (state: ProgramState) => void): void {
  const said: string[] = [];
  let isReady = false;
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on("line", (line) => {
      said.push(line);
      if (said.length > linesKept) said.shift();
      const [url] = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(line) ?? [];
      if (url === undefined || isReady) return;
      isReady = true;
      onState({ status: "ready", url });
    });
  }
  const ended = (how: string): void => onState({ status: "ended", reason: [how, ...said].join("\n") });
  child.on("error", (error) => ended(error.message));
  child.on("close", (code, signal) => ended(signal === null ? `Exit code ${code}.` : `Ended by ${signal}.`));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  child.kill("SIGTERM");
  await exited;
  clearTimeout(timer);
}
