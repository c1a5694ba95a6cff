import type { Grade } from "@assay/exercise";
import { type Comparison, caughtWords, countMutants } from "@assay/exercise/panel";
import { capital } from "../words.ts";

/** Below this, a difference between two attempts is taken for one. */
const convincing = 0.05;

/** Says in a sentence how an attempt differs from the one before, and no more than the count allows. */
export function comparedWords({ fixed, broke, p }: Comparison, isFresh: boolean): string {
  const on = isFresh ? ", over the visible cases alone: the hidden ones are fresh" : "";
  if (fixed + broke === 0) return `No case changed${on}.`;
  const parts = [
    ...(fixed > 0 ? [`fixed\u00a0${fixed}`] : []),
    ...(broke > 0 ? [`broke\u00a0${broke}`] : []),
  ];
  return `${capital(parts.join(", "))}${on}. ${trustWords({ fixed, broke, p })}`;
}

function trustWords({ fixed, broke, p }: Comparison): string {
  const shown = p < 0.001 ? "p < 0.001" : `p = ${p.toPrecision(2)}`;
  if (p >= convincing) return `Better on ${fixed} and worse on ${broke} is too few to tell (${shown}).`;
  return `That is more than chance would do (${shown}).`;
}

/** Says what an attempt counted. */
export const scoreWords = ({ gate, hidden }: Grade): string =>
  gate.metric === "mutants"
    ? caughtWords(countMutants(hidden.byLabel))
    : `${hidden.passed} of ${hidden.total}`;
