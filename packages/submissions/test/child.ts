import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Run, Written } from "../src/index.ts";
import type { Place } from "./databases.ts";

/** What a worker process is started for. */
export interface Command {
  options: Place["options"];
  role: "stall" | "write";
}

export type ToParent =
  | { kind: "opened" }
  | { kind: "taken"; run: Run }
  | { kind: "stopped"; because: string }
  | { kind: "written"; written: Written }
  | { kind: "submitted"; id: string; learner: string }
  | { kind: "appended"; run: Run; events: number };

/** A real worker process, ended with SIGKILL at the latest when it is disposed. */
export interface Child extends AsyncDisposable {
  process: ChildProcess;
  /** Everything it told so far. */
  told: ToParent[];
  /** Waits for a message of this kind. */
  next<Kind extends ToParent["kind"]>(kind: Kind): Promise<Extract<ToParent, { kind: Kind }>>;
  nextAny(): Promise<unknown>;
  kill(): Promise<void>;
}

export function startChild(command: Command): Child {
  const program = new URL("worker-process.ts", import.meta.url);
  const child = fork(program, [JSON.stringify(command)], { execArgv: [] });
  const told: ToParent[] = [];
  child.on("message", (message: ToParent) => told.push(message));
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };
  const isOf =
    <Kind extends ToParent["kind"]>(kind: Kind) =>
    (message: ToParent): message is Extract<ToParent, { kind: Kind }> =>
      message.kind === kind;
  return {
    process: child,
    told,
    async next(kind) {
      for (;;) {
        const found = told.find(isOf(kind));
        if (found) return found;
        await once(child, "message");
      }
    },
    nextAny: () => once(child, "message"),
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
