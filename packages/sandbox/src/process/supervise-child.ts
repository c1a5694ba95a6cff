import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Heard, type ToChild, fromChild } from "./messages.ts";

export interface ChildOptions {
  threads: number;
  onMessage: (message: Heard) => void;
  /** The process is gone, and with it all that was under way; another is started when it is needed. */
  onEnd: (why: string) => void;
}

/** The process that runs the code, started when there is something to run and again whenever it died. */
export interface SupervisedChild {
  tell: (message: ToChild) => void;
  readonly pid: number | undefined;
  close(): Promise<void>;
}

const entry = fileURLToPath(new URL("child.ts", import.meta.url));

export function superviseChild({ threads, onMessage, onEnd }: ChildOptions): SupervisedChild {
  let child: ChildProcess | undefined;

  const start = (): ChildProcess => {
    const started = fork(entry, [String(threads)], {
      // It passes messages on; with a large young generation it would hold tens of megabytes of those that are over.
      execArgv: ["--max-semi-space-size=1", "--disable-warning=ExperimentalWarning"],
      // Nothing of this process's environment is the code's business.
      env: {},
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const end = (why: string): void => {
      if (child !== started) return;
      child = undefined;
      onEnd(why);
    };
    started.on("message", (message) => {
      const told = fromChild.safeParse(message);
      // A process that speaks in tongues is no longer ours.
      if (told.success) onMessage(told.data);
      else started.kill("SIGKILL");
    });
    started.on("error", (error) => end(`The sandbox could not be started: ${error.message}.`));
    started.on("exit", (code, signal) => end(`The sandbox ended ${describeEnd(code, signal)}.`));
    return started;
  };
  return {
    tell: (message) => {
      child ??= start();
      // What cannot be sent is lost with the process, whose end is told.
      child.send(message, () => undefined);
    },
    get pid() {
      return child?.pid;
    },
    close: async () => {
      if (child?.pid === undefined) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

const describeEnd = (code: number | null, signal: string | null): string =>
  signal === null ? `with exit code ${code}` : `by ${signal}`;
