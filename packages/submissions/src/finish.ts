import type { Grade, GradeEvent, GradeEventOf } from "@assay/exercise";
import { eq } from "drizzle-orm";
import { type Written, appendFenced, refuse } from "./append.ts";
import { type EarnedText, keepEarned } from "./earned.ts";
import { type ReplayEnd, endReplay } from "./replays.ts";
import type { Store, Transaction } from "./store.ts";
import { grades, submissions } from "./tables.ts";
import { type Run, endOpenRuns } from "./take.ts";

/** How a run ends: what is still to be said, then `grading-end`. */
export interface Ending {
  events: readonly GradeEvent[];
  end: GradeEventOf<"grading-end">;
  /** What the learner earns by it. */
  earned?: readonly EarnedText[];
  /** What is known of a replay afterwards. */
  replay?: ReplayEnd;
}

/** Ends a submission: its last events, its grade, what it earns and the state `done`, all or none, by its newest run only. */
export async function finish(
  store: Store,
  run: Run,
  { events, end, earned = [], replay }: Ending,
): Promise<Written> {
  await store.ensureSpace("run");
  return store.db.transaction(async (tx) => {
    if (!(await appendFenced(tx, run, [...events, end]))) return refuse(tx, run);
    if (end.grade) await keepGrade(tx, run, end.grade);
    await keepEarned(tx, run, earned);
    if (replay) await endReplay(tx, run.submission, replay);
    await endOpenRuns(tx, run.submission, "done");
    await tx
      .update(submissions)
      .set({ state: "done", reason: null, until: null })
      .where(eq(submissions.id, run.submission));
    return { ok: true };
  });
}

async function keepGrade(tx: Transaction, run: Run, grade: Grade): Promise<void> {
  const { outcome, examiner, versions } = grade;
  await tx.insert(grades).values({
    submission: run.submission,
    run: run.no,
    outcome,
    evidence: grade,
    examiner: examiner?.name,
    fileHash: examiner?.file,
    engineBuild: examiner?.build,
    graderVersion: versions.grader,
    exerciseVersion: versions.exercise,
    keyVersion: versions.key,
  });
}
