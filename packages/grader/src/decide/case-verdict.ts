import type { Exercise, Verdict } from "@assay/exercise";

/** Turns the samples of a case into its verdict: k of n must pass. */
export function decideCase(verdicts: readonly Verdict[], { count, atLeast }: Exercise["samples"]): Verdict {
  const passes = verdicts.filter((each) => each === "pass").length;
  if (passes >= atLeast) return "pass";
  const open = count - verdicts.filter((each) => each !== "ungraded").length;
  return passes + open >= atLeast ? "ungraded" : "fail";
}
