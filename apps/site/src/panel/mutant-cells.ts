import type { Tally } from "@assay/exercise";
import { type HiddenCell, type VisibleCell, caughtWords, countMutants } from "@assay/exercise/panel";
import type { PanelExercise } from "./panel-exercise.ts";

type Cell = Pick<VisibleCell | HiddenCell, "label" | "state">;

/** Tells whether the gate counts planted defects. */
export const countsMutants = ({ exercise }: PanelExercise): boolean =>
  exercise.hidden.gate.metric === "mutants";

/** Says how many planted defects are caught so far, and how many alarms were false. */
export const caughtOf = (cells: readonly Cell[]): string => caughtWords(countMutants(tallyCells(cells)));

/** Counts cells by label; what has not ended yet is open, as if it were ungraded. */
function tallyCells(cells: readonly Cell[]): Record<string, Tally> {
  const tallies: Record<string, Tally> = {};
  for (const { label, state } of cells) {
    const tally = (tallies[label] ??= { passed: 0, total: 0, ungraded: 0 });
    tally.total += 1;
    if (state === "pass") tally.passed += 1;
    else if (state !== "fail") tally.ungraded += 1;
  }
  return tallies;
}
