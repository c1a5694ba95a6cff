import type { Gate, Grade, Tally } from "@assay/exercise";

/** The gate metrics this grader can compute; `assay check` refuses the others. */
export const supportedMetrics: readonly Gate["metric"][] = ["cases", "lowestRecall"];

/**
 * Decides the outcome: `passed` when the graded passes reach the gate, `failed` when it stays out of reach even
 * were every ungraded case to pass, else `ungraded`.
 */
export function decideOutcome({ metric, atLeast }: Gate, hidden: Grade["hidden"]): Grade["outcome"] {
  if (measure(metric, hidden, ({ passed }) => passed) >= atLeast) return "passed";
  const most = measure(metric, hidden, ({ passed, ungraded }) => passed + ungraded);
  return most < atLeast ? "failed" : "ungraded";
}

function measure(metric: Gate["metric"], hidden: Grade["hidden"], count: (tally: Tally) => number): number {
  if (metric === "cases") return count(hidden);
  // No label has more than all together, so that without labels nothing passes by itself.
  if (metric === "lowestRecall") return Math.min(count(hidden), ...Object.values(hidden.byLabel).map(count));
  throw new Error(`the gate metric \`${metric}\` cannot be computed yet`);
}
