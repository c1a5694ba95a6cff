import { and, asc, eq, sql } from "drizzle-orm";
import type { DraftKey } from "./drafts.ts";
import type { Store, Transaction } from "./store.ts";
import { earned, submissions } from "./tables.ts";
import type { Run } from "./take.ts";

/** The rung that stands for the debrief, above the four hints. */
export const debriefRung = 5;

/** A text that a learner earns; `rung` 1 to 4 is a hint, 5 the debrief. */
export interface EarnedText {
  rung: number;
  text: string;
}

/** A text that a learner has earned. */
export interface StoredEarned extends EarnedText {
  /** An ISO time. */
  at: string;
  /** When the learner opened it first, an ISO time. */
  openedAt?: string;
}

/** Keeps what a run has earned its learner; what was earned before stays as it was. */
export async function keepEarned(tx: Transaction, run: Run, texts: readonly EarnedText[]): Promise<void> {
  if (texts.length === 0) return;
  const [owner] = await tx
    .select({ learner: submissions.learner, exercise: submissions.exercise })
    .from(submissions)
    .where(eq(submissions.id, run.submission));
  if (owner === undefined) throw new Error(`submission ${run.submission} vanished`);
  await tx
    .insert(earned)
    .values(texts.map(({ rung, text }) => ({ ...owner, rung, text })))
    .onConflictDoNothing();
}

const isOf = ({ learner, exercise }: DraftKey) =>
  and(eq(earned.learner, learner), eq(earned.exercise, exercise));

/** Reads what a learner has earned at an exercise, lowest rung first. */
export async function readEarned(store: Store, key: DraftKey): Promise<StoredEarned[]> {
  const rows = await store.db.select().from(earned).where(isOf(key)).orderBy(asc(earned.rung));
  return rows.map(pick);
}

/** Notes that a learner opens what they have earned; opening it again changes nothing. */
export async function openEarned(
  store: Store,
  key: DraftKey,
  rung: number,
): Promise<StoredEarned | undefined> {
  await store.ensureSpace("submit");
  const [row] = await store.db
    .update(earned)
    .set({ openedAt: sql`coalesce(${earned.openedAt}, now())` })
    .where(and(isOf(key), eq(earned.rung, rung)))
    .returning();
  return row && pick(row);
}

const pick = ({ rung, text, at, openedAt }: typeof earned.$inferSelect): StoredEarned => ({
  rung,
  text,
  at: at.toISOString(),
  ...(openedAt !== null && { openedAt: openedAt.toISOString() }),
});
