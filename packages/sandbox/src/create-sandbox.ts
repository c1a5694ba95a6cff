import { availableParallelism } from "node:os";
import { checkTypes } from "./types/check-types.ts";
import { superviseChild } from "./process/supervise-child.ts";
import { createTasks } from "./process/tasks.ts";
import { run } from "./host/run.ts";
import type { Sandbox } from "./sandbox.ts";

export interface SandboxOptions {
  /** How many threads may compute at once; without it, all processors but one. */
  threads?: number;
}

/** Makes a sandbox: QuickJS, a machine for each run, in threads of a process of its own that ends with this one. */
export function createSandbox({ threads }: SandboxOptions = {}): Sandbox {
  const tasks = createTasks();
  const child = superviseChild({
    threads: threads ?? Math.max(1, availableParallelism() - 1),
    onMessage: tasks.hear,
    onEnd: tasks.crash,
  });
  const close = (): Promise<void> => child.close();
  return {
    run: (request) => run(request, tasks, child.tell),
    checkTypes: (request) => checkTypes(request, tasks, child.tell),
    get pid() {
      return child.pid;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
