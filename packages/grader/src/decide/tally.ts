import type { FieldTally, Tally, Verdict } from "@assay/exercise";

export interface CaseVerdict {
  label: string;
  verdict: Verdict;
  /** Present where the gate is over fields. */
  fields?: FieldTally;
}

/** Counts verdicts. */
export const tally = (verdicts: readonly CaseVerdict[]): Tally => ({
  passed: verdicts.filter((each) => each.verdict === "pass").length,
  total: verdicts.length,
  ungraded: verdicts.filter((each) => each.verdict === "ungraded").length,
});

/** Counts verdicts by label, in order of first appearance of the labels given. */
export const tallyByLabel = (
  verdicts: readonly CaseVerdict[],
  labels: readonly string[],
): Record<string, Tally> =>
  Object.fromEntries(labels.map((label) => [label, tally(verdicts.filter((each) => each.label === label))]));
