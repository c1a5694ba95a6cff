import type { AnswerKey } from "@assay/answer-keys";
import type { PublicExercise } from "@assay/exercise";
import { graderVersion } from "@assay/grader";
import type { CountTokens } from "../token-budget.ts";
import { findBudgetProblems } from "./budget-rule.ts";
import { type ProofContext, type ProofResult, prove, submit } from "./prove.ts";
import type { Twin } from "./read-twin.ts";
import { findSelectionWarnings, listSelectionTries } from "./selection-tries.ts";

/** What a check of one exercise found. */
export interface ExerciseReport {
  exercise: string;
  /** What is wrong, a sentence each; empty when the exercise is proved fair. */
  problems: string[];
  /** What an author should know and need not mend. */
  warnings: string[];
  results: ProofResult[];
  keyVersion?: string;
}

/** Proves an exercise on the examiner: what is handed in by the token budgets, then the gate by its rule. */
export async function checkExercise(
  published: PublicExercise,
  twin: Twin,
  context: ProofContext & { countTokens: CountTokens; onResult: (result: ProofResult) => void },
): Promise<ExerciseReport> {
  const tooLong = await findBudgetProblems(published, twin.proofs, context.countTokens);
  if (tooLong.length > 0)
    return { exercise: published.exercise.id, problems: tooLong, warnings: [], results: [] };
  const results: ProofResult[] = [];
  for await (const result of prove(published, twin, context)) {
    results.push(result);
    context.onResult(result);
  }
  const tries = listSelectionTries(published.exercise, twin.proofs.reference);
  const loose = await findSelectionWarnings(tries, async (artifact) => {
    const work = { published, answerKey: twin.answerKey, tests: twin.tests, artifact, variant: 1 };
    return (await submit(work, context)).grade;
  });
  return {
    exercise: published.exercise.id,
    problems: results.flatMap(({ problem, variant }) =>
      problem === undefined ? [] : [`variant ${variant}: ${problem}`],
    ),
    warnings: [...starterWarnings(published, results), ...loose],
    results,
    keyVersion: twin.answerKey.keyVersion,
  };
}

/** The first edit must turn cells: a starter that passes nothing, or everything, shows a learner nothing. */
function starterWarnings({ cases }: PublicExercise, results: readonly ProofResult[]): string[] {
  const passed = results.find((each) => each.role === "starter")?.visible.passed;
  if (passed === 0) return ["the starter passes no visible case; a sensible first edit should turn cells"];
  return passed === cases.length ? ["the starter passes every visible case; nothing is left to turn"] : [];
}

/** Says that the record of an exercise is missing or was made of another version. */
export function calibrationWarnings(
  { calibration, exerciseVersion }: PublicExercise,
  { keyVersion }: AnswerKey,
): string[] {
  if (calibration === undefined) return ["calibration.json is missing; run the check with --record"];
  const isCurrent =
    calibration.exerciseVersion === exerciseVersion &&
    calibration.keyVersion === keyVersion &&
    calibration.graderVersion === graderVersion;
  return isCurrent ? [] : ["calibration.json is of another version; run the check with --record"];
}
