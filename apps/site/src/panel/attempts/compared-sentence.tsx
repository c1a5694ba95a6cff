import { comparePaired } from "@assay/exercise/panel";
import { phaseOf } from "../phase.ts";
import { moment } from "../words.ts";
import { comparedWords, scoreWords } from "./compared-words.ts";
import type { AttemptsProps } from "./lazy-attempts.tsx";
import { verdictsOf } from "./verdicts-of.ts";

/** Says how an attempt differs from the one before it. */
export function ComparedSentence({ state }: Omit<AttemptsProps, "show">) {
  const { before, run } = state;
  const phase = phaseOf(state);
  if (before === undefined || run?.view === undefined || (phase !== "failed" && phase !== "passed"))
    return null;
  // An attempt that ended early has not been everywhere.
  if (before.attempt.grade.curtailed !== undefined || run.view.grade?.curtailed !== undefined) return null;
  const now = verdictsOf(run.view);
  const isFresh = !Object.keys(now.hidden).some((id) => id in before.cases.hidden);
  return (
    <p class="detail compared">
      <b>Against {moment(before.attempt.createdAt)}</b> ({scoreWords(before.attempt.grade)} hidden):{" "}
      {comparedWords(comparePaired(before.cases, now), isFresh)}
    </p>
  );
}
