import type { CaseVerdicts } from "../case-verdicts.ts";
import { type Change, changeOf } from "./change-of.ts";

/** How two attempts differ, case by case. */
export interface Comparison {
  fixed: number;
  broke: number;
  /** McNemar's exact test: how often as uneven a split, or a more uneven one, comes by chance alone. */
  p: number;
}

/** Compares two attempts over the cases that both have. */
export function comparePaired(before: CaseVerdicts, now: CaseVerdicts): Comparison {
  const changes = [...changesIn(before.visible, now.visible), ...changesIn(before.hidden, now.hidden)];
  const fixed = changes.filter((change) => change === "fixed").length;
  const broke = changes.filter((change) => change === "broke").length;
  return { fixed, broke, p: mcnemar(fixed, broke) };
}

const changesIn = (before: CaseVerdicts["visible"], now: CaseVerdicts["visible"]): (Change | undefined)[] =>
  Object.entries(now).map(([id, verdict]) => changeOf(before[id], verdict));

/** McNemar's exact test, two-sided: a fair coin for each case that changed. */
export function mcnemar(fixed: number, broke: number): number {
  const changed = fixed + broke;
  let term = 0.5 ** changed;
  let tail = 0;
  for (let count = 0; count <= Math.min(fixed, broke); count += 1) {
    tail += term;
    term *= (changed - count) / (count + 1);
  }
  return Math.min(1, 2 * tail);
}
