import type { Tally } from "@assay/exercise";
import { type HiddenCell, type VisibleCell, caughtWords, countMutants } from "@assay/exercise/panel";

type Cell = Pick<VisibleCell | HiddenCell, "label" | "state">;

/** Says how many planted defects are caught so far, and how many alarms were false. */
export function caughtOf(cells: readonly Cell[]): string {
  const ungraded = cells.filter(({ state }) => state === "ungraded").length;
  const words = caughtWords(countMutants(tallyCells(cells)));
  return ungraded === 0 ? words : `${words}, ${ungraded} ungraded`;
}

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
