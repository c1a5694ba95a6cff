import type { SubmissionMode } from "@assay/exercise";
import { count, desc, eq, inArray } from "drizzle-orm";
import type { Store } from "./store.ts";
import { type RunEnd, runs, submissions } from "./tables.ts";

/** How many submissions are not over yet. */
export interface QueueCounts {
  queued: number;
  running: number;
  waiting: number;
}

/** A run as `/status` shows it; times are ISO. */
export interface RunStatus {
  submission: string;
  no: number;
  exercise: string;
  mode: SubmissionMode;
  worker: string;
  startedAt: string;
  leaseUntil: string;
  endedAt?: string;
  endedBecause?: RunEnd;
}

/** Counts the submissions that are not over, by state. */
export async function countQueue(store: Store): Promise<QueueCounts> {
  const states = ["queued", "running", "waiting"] as const;
  const rows = await store.db
    .select({ state: submissions.state, count: count() })
    .from(submissions)
    .where(inArray(submissions.state, [...states]))
    .groupBy(submissions.state);
  const counts = { queued: 0, running: 0, waiting: 0 };
  return Object.assign(counts, Object.fromEntries(rows.map((row) => [row.state, row.count])));
}

/** Lists the newest runs, newest first. */
export async function listRecentRuns(store: Store, limit: number): Promise<RunStatus[]> {
  const rows = await store.db
    .select({ run: runs, exercise: submissions.exercise, mode: submissions.mode })
    .from(runs)
    .innerJoin(submissions, eq(submissions.id, runs.submission))
    .orderBy(desc(runs.startedAt))
    .limit(limit);
  return rows.map(({ run, exercise, mode }) => ({
    submission: run.submission,
    no: run.no,
    exercise,
    mode,
    worker: run.worker,
    startedAt: run.startedAt.toISOString(),
    leaseUntil: run.leaseUntil.toISOString(),
    ...(run.endedAt && { endedAt: run.endedAt.toISOString() }),
    ...(run.endedBecause && { endedBecause: run.endedBecause }),
  }));
}
