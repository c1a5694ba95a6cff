import type { Gate, Grade, Tally } from "@assay/exercise";

/** The gate metrics this grader can compute; `assay check` refuses the others. */
export const supportedMetrics: readonly Gate["metric"][] = ["cases"];

/**
 * Decides the outcome: `passed` when the graded passes reach the gate, `failed` when it stays out of reach even
 * were every ungraded case to pass, else `ungraded`.
 */
export function decideOutcome(gate: Gate, hidden: Tally): Grade["outcome"] {
  if (!supportedMetrics.includes(gate.metric))
    throw new Error(`the gate metric \`${gate.metric}\` cannot be computed yet`);
  if (hidden.passed >= gate.atLeast) return "passed";
  return hidden.passed + hidden.ungraded < gate.atLeast ? "failed" : "ungraded";
}
