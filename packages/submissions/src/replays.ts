import type { Fault } from "@assay/exercise";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Database, Store, Transaction } from "./store.ts";
import { replays } from "./tables.ts";

/** What replays have used up; amounts in millionths of the currency, days in UTC. */
export interface ReplayUse {
  /** What those of today cost, of all learners: at most, where it is not known yet. */
  day: number;
  /** The same of the learner alone. */
  learner: number;
  /** How many the learner began within the last hour. */
  lastHour: number;
  /** When the first of these is an hour ago, an ISO time; absent without any. */
  hourFreesAt?: string;
}

/** What a replay asks for before it may be kept. */
export interface ReplayClaim {
  /** The most that it can cost, in millionths of the currency; 0 where no price is known. */
  mostCost: number;
  /** Decides, while nobody else can use anything up, by what was used before. */
  mayGo: (use: ReplayUse) => boolean;
}

/** What is known of a replay afterwards. */
export interface ReplayEnd {
  /** In millionths of the currency; absent where it is not known, which then counts as the most. */
  cost?: number;
  /** Why its examiner did not come through. */
  fault?: Fault;
}

/** How the last replay on an examiner ended. */
export interface ReplayReport {
  /** An ISO time. */
  at: string;
  fault?: Fault;
}

/** Any number does, as long as it is the same everywhere. */
const lockNumber = 7_025;

/** Counts a replay in, or gives what was used up when it may not go; two at once are counted one after the other. */
export async function claimReplay(
  tx: Transaction,
  { mostCost, mayGo, ...row }: ReplayClaim & { submission: string; learner: string; examiner: string },
): Promise<ReplayUse | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber})`);
  const use = await readReplayUse(tx, row.learner);
  if (!mayGo(use)) return use;
  // By the clock, not by the beginning of the transaction: who waited for the lock begins now.
  await tx.insert(replays).values({ ...row, mostCost, at: sql`clock_timestamp()` });
  return undefined;
}

/** Counts what replays have used up, of all and of one learner. */
export async function readReplayUse(
  db: Database | Transaction,
  learner: string | undefined,
): Promise<ReplayUse> {
  const isOwn = learner === undefined ? sql`false` : eq(replays.learner, learner);
  const cost = sql`coalesce(${replays.cost}, ${replays.mostCost})`;
  const isToday = sql`${replays.at} >= date_trunc('day', clock_timestamp() at time zone 'utc') at time zone 'utc'`;
  const isOfHour = sql`${isOwn} and ${replays.at} > clock_timestamp() - interval '1 hour'`;
  const [row] = await db
    .select({
      day: sql<string | null>`sum(${cost}) filter (where ${isToday})`,
      learner: sql<string | null>`sum(${cost}) filter (where ${isToday} and ${isOwn})`,
      lastHour: sql<string>`count(*) filter (where ${isOfHour})`,
      first: sql<string | Date | null>`min(${replays.at}) filter (where ${isOfHour})`,
    })
    .from(replays)
    .where(sql`${replays.at} > clock_timestamp() - interval '25 hours'`);
  const first = row?.first ?? undefined;
  return {
    day: Number(row?.day ?? 0),
    learner: Number(row?.learner ?? 0),
    lastHour: Number(row?.lastHour ?? 0),
    ...(first !== undefined && {
      hourFreesAt: new Date(new Date(first).getTime() + 3_600_000).toISOString(),
    }),
  };
}

/** Notes what a replay came to. */
export async function endReplay(
  tx: Transaction,
  submission: string,
  { cost, fault }: ReplayEnd,
): Promise<void> {
  await tx
    .update(replays)
    .set({ cost: cost ?? null, fault: fault ?? null, endedAt: sql`now()` })
    .where(eq(replays.submission, submission));
}

/** Notes that a replay cost nothing, since it never began. */
export async function releaseReplay(tx: Transaction, submission: string): Promise<void> {
  await tx.update(replays).set({ cost: 0 }).where(eq(replays.submission, submission));
}

/** Tells how the last replay on an examiner ended; undefined before there was one. */
export async function readLastReplay(store: Store, examiner: string): Promise<ReplayReport | undefined> {
  const [row] = await store.db
    .select({ at: replays.endedAt, fault: replays.fault })
    .from(replays)
    .where(and(eq(replays.examiner, examiner), isNotNull(replays.endedAt)))
    .orderBy(desc(replays.endedAt))
    .limit(1);
  if (!row?.at) return undefined;
  return { at: row.at.toISOString(), ...(row.fault && { fault: row.fault }) };
}
