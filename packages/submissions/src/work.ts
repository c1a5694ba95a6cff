import { randomUUIDv7 } from "node:crypto";
import type { Job } from "pg-boss";
import { type Handler, deliver } from "./deliver.ts";
import { beatWorker, removeWorker } from "./heartbeats.ts";
import { EXHAUSTED, GRADE, type GradeJob, REPLAY, polling } from "./queue.ts";
import type { Store } from "./store.ts";

/** What a worker does with a delivery. */
export interface Handlers {
  onRun: Handler;
  /** Is given the last run of a submission whose runs were all lost, to end it `ungraded`. */
  onExhausted: Handler;
}

/** A process that takes submissions; disposing it takes no more and stops what it runs. */
export interface Worker extends AsyncDisposable {
  id: string;
}

const BEAT_MS = 5_000;

/** How many submissions a worker takes at once: of those that are graded, and of replays. */
export interface Places {
  concurrency: number;
  /** Absent where no examiner was added. */
  replays?: number;
}

/** Takes submissions out of their lines, as many at once as there are places, and hands each to a handler. */
export async function work(
  store: Store,
  handlers: Handlers,
  { concurrency, replays = 0 }: Places,
): Promise<Worker> {
  const id = randomUUIDv7();
  const closing = new AbortController();
  const beat = () => beatWorker(store, { id, concurrency, replays });
  const handle =
    (handler: Handler) =>
    async ([job]: Job<GradeJob>[]) => {
      if (job) await deliver(store, job, { worker: id, closing: closing.signal, handler });
    };
  await beat();
  let lastBeat = Promise.resolve();
  const beating = setInterval(() => {
    lastBeat = beat().catch(store.report);
  }, BEAT_MS);
  const lines = [
    { line: GRADE, places: concurrency },
    { line: REPLAY, places: replays },
  ].filter(({ places }) => places > 0);
  for (const { line, places } of lines) {
    await store.boss.work<GradeJob>(line, { ...polling, localConcurrency: places }, handle(handlers.onRun));
  }
  await store.boss.work<GradeJob>(EXHAUSTED, polling, handle(handlers.onExhausted));
  const stop = async () => {
    clearInterval(beating);
    closing.abort();
    // Not waited for: a handler that does not stop is given up when the queue is stopped.
    for (const { line } of lines) await store.boss.offWork(line, { wait: false });
    await store.boss.offWork(EXHAUSTED, { wait: false });
    await lastBeat;
    await removeWorker(store, id);
  };
  let stopped: Promise<void> | undefined;
  return { id, [Symbol.asyncDispose]: () => (stopped ??= stop()) };
}
