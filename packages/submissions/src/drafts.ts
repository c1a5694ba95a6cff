import type { NewSubmission } from "@assay/exercise";
import { and, eq, sql } from "drizzle-orm";
import { ensureLearner } from "./learners.ts";
import type { Store } from "./store.ts";
import { drafts } from "./tables.ts";

/** A learner has one draft of an exercise. */
export interface DraftKey {
  learner: string;
  exercise: string;
}

/** What a learner has written so far, and for which version of the exercise. */
export interface Draft {
  exerciseVersion: string;
  artifact: NewSubmission["artifact"];
}

export interface StoredDraft extends Draft {
  /** An ISO time. */
  updatedAt: string;
}

/** Keeps a learner's draft of an exercise in place of the one before. */
export async function putDraft(store: Store, key: DraftKey, draft: Draft): Promise<void> {
  await store.ensureSpace("submit");
  const { exerciseVersion, artifact } = draft;
  await store.db.transaction(async (tx) => {
    await ensureLearner(tx, key.learner);
    await tx
      .insert(drafts)
      .values({ ...key, exerciseVersion, artifact })
      .onConflictDoUpdate({
        target: [drafts.learner, drafts.exercise],
        set: { exerciseVersion, artifact, updatedAt: sql`now()` },
      });
  });
}

/** Reads a learner's draft of an exercise. */
export async function readDraft(
  store: Store,
  { learner, exercise }: DraftKey,
): Promise<StoredDraft | undefined> {
  const [row] = await store.db
    .select({
      exerciseVersion: drafts.exerciseVersion,
      artifact: drafts.artifact,
      updatedAt: drafts.updatedAt,
    })
    .from(drafts)
    .where(and(eq(drafts.learner, learner), eq(drafts.exercise, exercise)));
  return row && { ...row, updatedAt: row.updatedAt.toISOString() };
}
