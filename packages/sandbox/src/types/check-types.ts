import type { ToChild } from "../process/messages.ts";
import type { Tasks } from "../process/tasks.ts";
import type { TypesRequest } from "../sandbox.ts";
import type { TypesReport } from "./types-report.ts";

/** Sends files to the process to have their types checked. */
export async function checkTypes(
  { files, declarations = "", signal }: TypesRequest,
  tasks: Tasks,
  tell: (message: ToChild) => void,
): Promise<TypesReport> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<TypesReport>();
  using task = tasks.add({
    hear: (message) => {
      if (message.type === "types") resolve(message.report);
    },
    crash: (message) => resolve({ type: "crashed", message }),
  });
  const stop = (): void => {
    tell({ type: "stop", run: task.number });
    reject(signal?.reason);
  };
  signal?.addEventListener("abort", stop);
  tell({ type: "types", run: task.number, files: { ...files }, declarations });
  try {
    return await promise;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
