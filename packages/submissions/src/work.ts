import { randomUUIDv7 } from "node:crypto";
import type { Job } from "pg-boss";
import { type Handler, deliver } from "./deliver.ts";
import { beatWorker, removeWorker } from "./heartbeats.ts";
import { EXHAUSTED, GRADE, type GradeJob, polling } from "./queue.ts";
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

/** Takes submissions out of the line, at most `concurrency` at once, and hands each to a handler. */
export async function work(
  store: Store,
  handlers: Handlers,
  { concurrency }: { concurrency: number },
): Promise<Worker> {
  const id = randomUUIDv7();
  const closing = new AbortController();
  const beat = () => beatWorker(store, { id, concurrency });
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
  await store.boss.work<GradeJob>(
    GRADE,
    { ...polling, localConcurrency: concurrency },
    handle(handlers.onRun),
  );
  await store.boss.work<GradeJob>(EXHAUSTED, polling, handle(handlers.onExhausted));
  const stop = async () => {
    clearInterval(beating);
    closing.abort();
    // Not waited for: a handler that does not stop is given up when the queue is stopped.
    await store.boss.offWork(GRADE, { wait: false });
    await store.boss.offWork(EXHAUSTED, { wait: false });
    await lastBeat;
    await removeWorker(store, id);
  };
  let stopped: Promise<void> | undefined;
  return { id, [Symbol.asyncDispose]: () => (stopped ??= stop()) };
}
