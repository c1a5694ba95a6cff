import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { PRESENT_SECONDS } from "./line.ts";
import { HEARTBEAT_SECONDS } from "./queue.ts";
import type { Store } from "./store.ts";
import { type ExaminerState, examiners, runs, workers } from "./tables.ts";

/** What an examiner says of itself; `speed` holds its figures by name, e.g. tokens per second. */
export interface ExaminerBeat {
  id: string;
  name: string;
  /** sha256 of the weights, where there is a file. */
  file?: string;
  build?: string;
  state: ExaminerState;
  speed: Record<string, number>;
}

interface Presence {
  /** Whether its last heartbeat is younger than a minute. */
  present: boolean;
  /** When it last gave one, an ISO time. */
  updatedAt: string;
}

export type ExaminerStatus = ExaminerBeat & Presence;
export type WorkerStatus = Required<WorkerBeat> & { startedAt: string } & Presence;

/** What a worker says of itself: how many it takes at once of what is graded, of replays, of what is code alone. */
export interface WorkerBeat {
  id: string;
  concurrency: number;
  replays?: number;
  code?: number;
}

const isPresent = (table: typeof examiners | typeof workers) =>
  sql<boolean>`${table.updatedAt} > now() - make_interval(secs => ${PRESENT_SECONDS})`;
const isForgotten = (table: typeof examiners | typeof workers) =>
  lt(table.updatedAt, sql`now() - interval '1 day'`);

/** Keeps an examiner present for another minute. */
export async function beatExaminer(store: Store, beat: ExaminerBeat): Promise<void> {
  const { id, name, file = null, build = null, state, speed } = beat;
  const set = { name, file, build, state, speed, updatedAt: sql`now()` };
  await store.db
    .insert(examiners)
    .values({ ...set, id })
    .onConflictDoUpdate({ target: examiners.id, set });
  await store.db.delete(examiners).where(isForgotten(examiners));
}

/** Lists the examiners of the last day, those that are away too. */
export async function listExaminers(store: Store): Promise<ExaminerStatus[]> {
  const rows = await store.db
    .select({ row: examiners, present: isPresent(examiners) })
    .from(examiners)
    .orderBy(examiners.id);
  return rows.map(({ row: { file, build, ...rest }, present }) => ({
    ...rest,
    ...(file !== null && { file }),
    ...(build !== null && { build }),
    updatedAt: rest.updatedAt.toISOString(),
    present,
  }));
}

/** Keeps a worker present for another minute, and renews what is shown as the lease of its runs. */
export async function beatWorker(store: Store, worker: WorkerBeat): Promise<void> {
  await store.db
    .insert(workers)
    .values(worker)
    .onConflictDoUpdate({ target: workers.id, set: { ...worker, updatedAt: sql`now()` } });
  await store.db
    .update(runs)
    .set({ leaseUntil: sql`now() + make_interval(secs => ${HEARTBEAT_SECONDS})` })
    .where(and(eq(runs.worker, worker.id), isNull(runs.endedAt)));
  await store.db.delete(workers).where(isForgotten(workers));
}

/** Takes a worker that stops off the list. */
export async function removeWorker(store: Store, id: string): Promise<void> {
  await store.db.delete(workers).where(eq(workers.id, id));
}

/** Lists the workers of the last day, those that are away too. */
export async function listWorkers(store: Store): Promise<WorkerStatus[]> {
  const rows = await store.db
    .select({ row: workers, present: isPresent(workers) })
    .from(workers)
    .orderBy(workers.id);
  return rows.map(({ row, present }) => ({
    ...row,
    startedAt: row.startedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    present,
  }));
}
