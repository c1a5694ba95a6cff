import type { Attempt } from "@assay/exercise";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Store } from "./store.ts";
import { grades, submissions } from "./tables.ts";

/** Lists a learner's attempts, all or those at one exercise, newest first. */
export async function listAttempts(store: Store, learner: string, exercise?: string): Promise<Attempt[]> {
  const rows = await store.db
    .select({
      id: submissions.id,
      exercise: submissions.exercise,
      exerciseVersion: submissions.exerciseVersion,
      variant: submissions.variant,
      artifact: submissions.artifact,
      createdAt: submissions.createdAt,
      grade: grades.evidence,
    })
    .from(submissions)
    .innerJoin(grades, eq(grades.submission, submissions.id))
    .where(
      and(
        eq(submissions.learner, learner),
        exercise === undefined ? undefined : eq(submissions.exercise, exercise),
        eq(submissions.mode, "submit"),
        inArray(grades.outcome, ["passed", "failed"]),
      ),
    )
    .orderBy(desc(submissions.createdAt), desc(submissions.id));
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
