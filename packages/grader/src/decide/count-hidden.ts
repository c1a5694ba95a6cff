import type { Exercise, Grade } from "@assay/exercise";
import { sumFields } from "./field-tally.ts";
import { type CaseVerdict, tally, tallyByLabel } from "./tally.ts";

/** Counts hidden cases as a grade shows them and its gate reads them. */
export const countHidden = (
  { hidden: { gate, labels } }: Exercise,
  verdicts: readonly CaseVerdict[],
): Grade["hidden"] => ({
  ...tally(verdicts),
  byLabel: tallyByLabel(verdicts, Object.keys(labels)),
  ...(gate.metric === "fieldF1" ? { fields: sumFields(verdicts.flatMap(({ fields }) => fields ?? [])) } : {}),
});
