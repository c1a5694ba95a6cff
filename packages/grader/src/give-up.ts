import type { Fault, GradeEvent, GradeEventOf } from "@assay/exercise";
import { buildGrade, buildPractice } from "./decide/build-grade.ts";
import { createLedger } from "./decide/ledger.ts";
import type { GradeOptions } from "./grade.ts";
import { describePlan, planTasks, taskRef } from "./plan/plan.ts";

/** What a run that cannot be made still says. */
export type GiveUpOptions = Pick<
  GradeOptions,
  "exercise" | "cases" | "answerKey" | "mode" | "run" | "variant" | "seed" | "examiner" | "versions"
>;

/**
 * Makes the events of a run that cannot be made: every case ungraded, nothing found out, and why.
 * Without an answer key the hidden cases are only counted.
 */
export function giveUp(
  options: GiveUpOptions,
  fault: Fault,
): { events: GradeEvent[]; end: GradeEventOf<"grading-end"> } {
  const { exercise, cases, answerKey, mode, run, variant, seed, examiner, versions } = options;
  const hidden = mode === "submit" ? (answerKey?.variants[variant - 1] ?? []) : [];
  const tasks = planTasks({ visible: cases, hidden, variant, seed });
  const ledger = createLedger(exercise);
  for (const task of tasks) ledger.addCase(task, "ungraded");
  const found = { ledger, exercise, tasks, examiner, versions, durationMs: 0, fault };
  return {
    events: [
      { v: 1, type: "grading-start", run, mode, plan: describePlan(tasks, exercise.samples.count) },
      ...tasks.map((task): GradeEvent => ({
        v: 1,
        type: "case-end",
        of: taskRef(task),
        verdict: "ungraded",
      })),
    ],
    end:
      mode === "submit"
        ? { v: 1, type: "grading-end", grade: buildGrade(found) }
        : { v: 1, type: "grading-end", practice: buildPractice(found) },
  };
}
