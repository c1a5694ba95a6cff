import { Worker } from "node:worker_threads";
import { Permits } from "../pool/permits.ts";
import type { TypesReport } from "./types-report.ts";

export interface TypesJob {
  files: Record<string, string>;
  declarations: string;
}

/** What is checked at all: more would be no exercise. */
const maxLength = 256_000;
/** Some types take for ever to compute. The first check also loads the checker, in a second. */
const limitMs = 10_000;
/** The checker holds 150 MB, which a quiet course can use better. */
const idleMs = 120_000;

const entry = new URL("worker.ts", import.meta.url);

/** Makes a function that checks types in a worker of its own, one request after another. */
export function createTypeChecker(
  permits: Permits,
): (job: TypesJob & { signal: AbortSignal }) => Promise<TypesReport> {
  const turn = new Permits(1);
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    await worker?.terminate();
    worker = undefined;
  };
  const check = async (job: TypesJob, signal: AbortSignal): Promise<TypesReport> => {
    clearTimeout(idle);
    worker ??= new Worker(entry, { env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const report = await ask(worker, job, signal);
    if (report.type !== "checked") await end();
    else idle = setTimeout(() => void end(), idleMs).unref();
    return report;
  };
  return async ({ signal, ...job }) => {
    const length = Object.values(job.files).reduce((total, text) => total + text.length, 0);
    if (length > maxLength) return { type: "too-large", length, limit: maxLength };
    const leave = await turn.take();
    const giveBack = await permits.take();
    try {
      if (signal.aborted) return { type: "crashed", message: "The check was stopped before it began." };
      return await check(job, signal);
    } finally {
      giveBack();
      leave();
    }
  };
}

/** Asks the worker and waits, for so long, for its report. */
async function ask(worker: Worker, job: TypesJob, signal: AbortSignal): Promise<TypesReport> {
  const { promise, resolve } = Promise.withResolvers<TypesReport>();
  const broken = (error: Error): void =>
    resolve({ type: "crashed", message: `The type checker broke: ${error.message}.` });
  const stop = (): void => resolve({ type: "crashed", message: "The check was stopped." });
  const timer = setTimeout(() => resolve({ type: "too-slow", limitMs }), limitMs);
  worker.once("message", resolve).once("error", broken);
  signal.addEventListener("abort", stop);
  worker.postMessage(job);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", broken);
    signal.removeEventListener("abort", stop);
  }
}
