import type { Job } from "pg-boss";
import { giveBack } from "./give-back.ts";
import type { GradeJob } from "./queue.ts";
import { createRunStop } from "./run-stop.ts";
import type { Store } from "./store.ts";
import { type Taken, take } from "./take.ts";
import { stopTopic } from "./wakes.ts";

/** A submission to grade under a run number; the signal aborts with a `RunStopped`. */
export interface Delivery extends Taken {
  signal: AbortSignal;
}

/** Grades a delivery and calls `finish`; if it throws, the submission goes to a next run. */
export type Handler = (delivery: Delivery) => Promise<void>;

/** Opens a run for a delivered job and sees it through; throws when the job is to be delivered again. */
export async function deliver(
  store: Store,
  job: Job<GradeJob>,
  to: { worker: string; closing: AbortSignal; handler: Handler },
): Promise<void> {
  // Watched before the run is opened, so that no request to stop falls in between.
  using waker = store.wakes.watch(stopTopic(job.data.id));
  const taken = await take(store, job.data.id, to.worker);
  if (!taken) return;
  using stop = createRunStop(store, taken.run, { waker, lost: job.signal, closing: to.closing });
  const failure = await to.handler({ ...taken, signal: stop.signal }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (failure && !stop.signal.aborted) store.report(failure);
  const over = await giveBack(store, taken.run, to.closing.aborted ? "closing" : "failed");
  // The job outlives a run that brought no end, be it failed, stopped or superseded.
  if (!over)
    throw failure ?? new Error(`run ${taken.run.no} of ${taken.run.submission} ended without an end`);
}
