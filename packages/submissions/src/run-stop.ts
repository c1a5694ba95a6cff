import { isFinal } from "@assay/exercise";
import { eq } from "drizzle-orm";
import { StorageError, toStorageError } from "./open/storage-error.ts";
import type { Store } from "./store.ts";
import { submissions } from "./tables.ts";
import type { Run } from "./take.ts";
import { type Waker } from "./wakes.ts";

/** Why a run is told to stop: nothing that it still writes is kept. */
export type StopReason = "cancelled" | "superseded" | "lost" | "closing";

/** The reason of a delivery's aborted signal. */
export class RunStopped extends Error {
  override name = "RunStopped";
  readonly because: StopReason;

  constructor(because: StopReason) {
    super(`the run was stopped: ${because}`);
    this.because = because;
  }
}

// Looked at by the clock too, in case an announcement was lost on the way.
const RECHECK_MS = 30_000;

/** Watches over a run until it is disposed, and aborts its signal when it should go no further. */
export function createRunStop(
  store: Store,
  run: Run,
  from: { waker: Waker; lost: AbortSignal; closing: AbortSignal },
): Disposable & { signal: AbortSignal } {
  const controller = new AbortController();
  const over = new AbortController();
  const stop = (because: StopReason) => controller.abort(new RunStopped(because));
  const options = { once: true, signal: over.signal };
  if (from.lost.aborted) stop("lost");
  if (from.closing.aborted) stop("closing");
  from.lost.addEventListener("abort", () => stop("lost"), options);
  from.closing.addEventListener("abort", () => stop("closing"), options);
  const watch = async () => {
    while (!over.signal.aborted) {
      await from.waker.next(over.signal, RECHECK_MS);
      const because = over.signal.aborted ? undefined : await findStopReason(store, run);
      if (because) return stop(because);
    }
  };
  watch().catch(store.report);
  return { signal: controller.signal, [Symbol.dispose]: () => over.abort() };
}

async function findStopReason(store: Store, run: Run): Promise<StopReason | undefined> {
  try {
    const [row] = await store.db
      .select({ state: submissions.state, run: submissions.run })
      .from(submissions)
      .where(eq(submissions.id, run.submission));
    if (row?.state === "cancelled") return "cancelled";
    if (row?.run !== run.no || isFinal(row.state)) return "superseded";
  } catch (error) {
    const known = toStorageError(error);
    if (!(known instanceof StorageError && known.isRetryable)) throw known;
  }
  return undefined;
}
