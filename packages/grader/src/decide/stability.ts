import type { Stability, Verdict } from "@assay/exercise";

/** Labels a case that was run several times; with one sample, or while an ungraded one could tip it, there is no label. */
export function labelStability(verdicts: readonly Verdict[]): Stability | undefined {
  if (verdicts.length < 2) return undefined;
  const passes = verdicts.includes("pass");
  if (passes && verdicts.includes("fail")) return "flaky";
  if (verdicts.includes("ungraded")) return undefined;
  return passes ? "steady" : "failing";
}
