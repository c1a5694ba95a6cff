import { JSException } from "quickjs-wasi";
import type { Failure } from "../outcome.ts";
import type { Job } from "../process/messages.ts";
import type { ModuleLoader } from "./module-loader.ts";
import type { Machine } from "./open-machine.ts";
import { readError } from "./read-error.ts";

/** What is there when a machine ends otherwise than by its prelude. */
export interface Ended {
  machine: Machine;
  loader: ModuleLoader;
  job: Job;
}

/** Makes an outcome of what was thrown out of a machine. */
export function explainEnd(error: unknown, ended: Ended): Failure {
  if (error instanceof JSException) return explainException(error, ended);
  if (error instanceof RangeError && /call stack/.test(error.message))
    return { type: "thrown", name: "RangeError", message: "Maximum call stack size exceeded" };
  return { type: "crashed", message: `The machine broke: ${String(error)}.` };
}

/** Before anything runs, a machine refuses imports, names declared twice, and files too large for it. */
function explainException(error: JSException, { machine, loader, job }: Ended): Failure {
  const memory: Failure = { type: "memory", limitBytes: job.limits.memoryBytes };
  try {
    const text = machine.call("describe", error.handle).toString();
    const failure = readError(text, new Set(Object.keys(job.files)), job.limits.memoryBytes);
    if (failure.type !== "thrown" || machine.isStarted) return failure;
    const { message, at = loader.placeOf(message) } = failure;
    return { type: "not-compiled", message, ...(at === undefined ? {} : { at }) };
  } catch {
    // Where not even an error can be described, there is no memory left.
    return memory;
  }
}

const rejected = 2;

/**
 * Says why a machine with nothing left to do has not ended. The prelude catches all, so where it failed itself, there
 * was no memory left to do it, or no promise to trust.
 */
export function explainSilence(state: number, { machine, job }: Ended): Failure {
  const { memoryBytes } = job.limits;
  if (state !== rejected) return { type: "stalled", ...(job.hasFetch ? { hasFetch: true } : {}) };
  if (machine.vm.getMemoryUsage().mallocSize > memoryBytes * 0.9)
    return { type: "memory", limitBytes: memoryBytes };
  return { type: "thrown", name: "", message: "The code changed promises so that none can be waited for." };
}
