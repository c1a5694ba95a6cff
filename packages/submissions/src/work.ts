import { randomUUIDv7 } from "node:crypto";
import type { Job } from "pg-boss";
import { type Handler, deliver } from "./deliver.ts";
import { beatWorker, removeWorker } from "./heartbeats.ts";
import { CODE, EXHAUSTED, GRADE, type GradeJob, REPLAY, polling } from "./queue.ts";
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

/** How many submissions a worker takes at once: of those that are graded, of replays, and of those that only run code. */
export interface Places {
  concurrency: number;
  /** Absent where no examiner was added. */
  replays?: number;
  /** Absent where nothing is run without an examiner. */
  code?: number;
  /** Resolves when there is an examiner to ask: until then only code is taken. Absent where there is one. */
  examiner?: Promise<unknown>;
}

type Lines = Required<Omit<Places, "examiner">>;

const queues = [
  ["concurrency", GRADE],
  ["replays", REPLAY],
  ["code", CODE],
] as const;

/** Takes submissions out of their lines, as many at once as there are places, and hands each to a handler. */
export async function work(
  store: Store,
  handlers: Handlers,
  { concurrency, replays = 0, code = 0, examiner }: Places,
): Promise<Worker> {
  const id = randomUUIDv7();
  const closing = new AbortController();
  const taking: Lines = { concurrency: 0, replays: 0, code: 0 };
  const beat = () => beatWorker(store, { id, ...taking });
  const handle =
    (handler: Handler) =>
    async ([job]: Job<GradeJob>[]) => {
      if (job) await deliver(store, job, { worker: id, closing: closing.signal, handler });
    };
  const open = async (lines: Partial<Lines>): Promise<void> => {
    Object.assign(taking, lines);
    await beat();
    for (const [line, queue] of queues) {
      const places = lines[line] ?? 0;
      if (places === 0) continue;
      await store.boss.work<GradeJob>(
        queue,
        { ...polling, localConcurrency: places },
        handle(handlers.onRun),
      );
    }
  };
  const asking = { concurrency, replays };
  await open(examiner === undefined ? { ...asking, code } : { code });
  let lastBeat = Promise.resolve();
  const beating = setInterval(() => {
    lastBeat = beat().catch(store.report);
  }, BEAT_MS);
  await store.boss.work<GradeJob>(EXHAUSTED, polling, handle(handlers.onExhausted));
  let opening = Promise.resolve();
  const takeUp = async (): Promise<void> => {
    await examiner;
    if (!closing.signal.aborted) opening = open(asking).catch(store.report);
  };
  if (examiner !== undefined) void takeUp();
  const stop = async () => {
    clearInterval(beating);
    closing.abort();
    await opening;
    // Not waited for: a handler that does not stop is given up when the queue is stopped.
    for (const [line, queue] of queues)
      if (taking[line] > 0) await store.boss.offWork(queue, { wait: false });
    await store.boss.offWork(EXHAUSTED, { wait: false });
    await lastBeat;
    await removeWorker(store, id);
  };
  let stopped: Promise<void> | undefined;
  return { id, [Symbol.asyncDispose]: () => (stopped ??= stop()) };
}
