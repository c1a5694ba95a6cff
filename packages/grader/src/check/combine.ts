import type { Verdict } from "@assay/exercise";

/** Negates; what is ungraded stays ungraded. */
export const not = (verdict: Verdict): Verdict =>
  verdict === "ungraded" ? "ungraded" : verdict === "pass" ? "fail" : "pass";

/** Passes when all pass; one failure decides, else one ungraded leaves it open. */
export const all = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes("fail") ? "fail" : verdicts.includes("ungraded") ? "ungraded" : "pass";

/** Passes when one passes; else one ungraded leaves it open. */
export const any = (verdicts: readonly Verdict[]): Verdict => not(all(verdicts.map(not)));

/** Passes when the passing weights reach the share; ungraded while the ungraded ones could still tip it. */
export function weighted(
  verdicts: readonly Verdict[],
  { weights, atLeast }: { weights: readonly number[]; atLeast: number },
): Verdict {
  const sum = (wanted?: Verdict) =>
    weights.reduce(
      (total, weight, index) => total + (wanted === undefined || verdicts[index] === wanted ? weight : 0),
      0,
    );
  const needed = atLeast * sum();
  if (sum("pass") >= needed) return "pass";
  return sum("pass") + sum("ungraded") >= needed ? "ungraded" : "fail";
}
