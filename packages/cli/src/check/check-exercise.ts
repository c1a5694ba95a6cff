import type { PublicExercise } from "@assay/exercise";
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
    const work = { published, answerKey: twin.answerKey, artifact, variant: 1 };
    return (await submit(work, { ...context, cache: context.cacheOf({ role: "tries", variant: 1 }) })).grade;
  });
  return {
    exercise: published.exercise.id,
    problems: results.flatMap(({ problem, variant }) =>
      problem === undefined ? [] : [`variant ${variant}: ${problem.verdict}: ${problem.found}`],
    ),
    warnings: [...starterWarnings(published, results), ...loose],
    results,
  };
}

/** The first edit must turn cells: a starter that passes nothing, or everything, shows a learner nothing. */
function starterWarnings({ cases }: PublicExercise, results: readonly ProofResult[]): string[] {
  const passed = results.find((each) => each.role === "starter")?.visible.passed;
  if (passed === 0) return ["the starter passes no visible case; a sensible first edit should turn cells"];
  return passed === cases.length ? ["the starter passes every visible case; nothing is left to turn"] : [];
}
