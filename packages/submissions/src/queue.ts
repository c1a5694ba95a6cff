import type { SubmissionMode } from "@assay/exercise";
import { sql } from "drizzle-orm";
import { type ConstructorOptions, type PgBoss, fromDrizzle } from "pg-boss";
import type { Transaction } from "./store.ts";

/** Jobs hold only the id of their submission, which is also the job's id. */
export interface GradeJob {
  id: string;
}

export const GRADE = "grade";
/** Replays have a line of their own: an endpoint that hangs holds up nobody's grade. */
export const REPLAY = "replay";
/** What only runs code has a line of its own too: it is graded while the examiner is away. */
export const CODE = "code";
/** Where a submission lands whose runs were all lost. */
export const EXHAUSTED = "exhausted";

/** What decides where a submission waits. */
export interface Waiting {
  mode: SubmissionMode;
  asksExaminer: boolean;
}

/** The line in which a submission waits. */
export function queueOf({ mode, asksExaminer }: Waiting): string {
  if (mode === "replay") return REPLAY;
  return asksExaminer ? GRADE : CODE;
}

export const HEARTBEAT_SECONDS = 10;
const YEAR_SECONDS = 365 * 24 * 3600;

export const bossOptions: ConstructorOptions = {
  schema: "pgboss",
  useListenNotify: true,
  // A lost run is noticed at most this much later than its heartbeat ran out.
  superviseIntervalSeconds: 5,
  monitorIntervalSeconds: 5,
  schedule: false,
  registerInstance: false,
};

/** How long a handler may take to stop when the store closes. */
export const STOP_MS = 2_000;

/** How soon an idle worker looks again by itself: a retry is announced to nobody. */
export const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

/** Creates the queues, or brings the options of existing ones up to date. */
export async function prepareQueues(boss: PgBoss): Promise<void> {
  const kept = { heartbeatSeconds: HEARTBEAT_SECONDS, retentionSeconds: YEAR_SECONDS };
  // The last run must get through: it is tried until it does.
  const exhausted = { ...kept, retryLimit: 10_000, retryBackoff: true, retryDelayMax: 60 };
  const grade = { ...kept, retryLimit: 2, retryDelay: 1, deadLetter: EXHAUSTED, notify: true };
  await boss.createQueue(EXHAUSTED, exhausted);
  await boss.updateQueue(EXHAUSTED, exhausted);
  for (const line of [GRADE, CODE, REPLAY]) {
    await boss.createQueue(line, grade);
    await boss.updateQueue(line, grade);
  }
}

/** Enqueues a submission inside the caller's transaction. */
export async function enqueue(
  boss: PgBoss,
  tx: Transaction,
  { id, ...waiting }: GradeJob & Waiting,
): Promise<void> {
  const job: GradeJob = { id };
  const sent = await boss.send(queueOf(waiting), job, { id, db: fromDrizzle(tx, sql) });
  if (sent === null) throw new Error(`the queue did not take submission ${id}`);
}

/** Takes a submission's job out of the queue inside the caller's transaction. */
export async function withdraw(
  boss: PgBoss,
  tx: Transaction,
  { id, ...waiting }: GradeJob & Waiting,
): Promise<void> {
  await boss.cancel(queueOf(waiting), id, { db: fromDrizzle(tx, sql) });
}
