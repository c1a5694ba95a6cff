import type { PracticeResult, Submission } from "@assay/exercise";
import { and, eq } from "drizzle-orm";
import { describeState } from "./describe-state.ts";
import type { Store } from "./store.ts";
import { events, grades, submissions } from "./tables.ts";

/** Reads a learner's submission; somebody else's is as unknown as one that never was. */
export async function read(store: Store, id: string, learner: string): Promise<Submission | undefined> {
  const [row] = await store.db
    .select({ submission: submissions, grade: grades.evidence })
    .from(submissions)
    .leftJoin(grades, eq(grades.submission, submissions.id))
    .where(and(eq(submissions.id, id), eq(submissions.learner, learner)));
  if (!row) return undefined;
  const { exercise, exerciseVersion, mode, examiner, artifact, createdAt } = row.submission;
  const practice = mode === "submit" ? undefined : await readPractice(store, row.submission);
  return {
    id,
    exercise,
    exerciseVersion,
    mode,
    ...(examiner !== null && { examiner }),
    artifact,
    createdAt: createdAt.toISOString(),
    status: await describeState(store, row.submission),
    ...(row.grade && { grade: row.grade }),
    ...(practice && { practice }),
  };
}

async function readPractice(
  store: Store,
  { id, run, state }: typeof submissions.$inferSelect,
): Promise<PracticeResult | undefined> {
  if (state !== "done") return undefined;
  const [row] = await store.db
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.submission, id), eq(events.run, run), eq(events.type, "grading-end")));
  return row?.data.type === "grading-end" ? row.data.practice : undefined;
}
