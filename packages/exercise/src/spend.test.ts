import { expect, test } from "vitest";
import { decideSpend } from "./index.ts";

test.each([
  [0.2, 1, 0.8, true],
  [0.2, 1, 0.81, false],
  [1, 1, 0, true],
  [0, 1, undefined, false],
  [5, undefined, undefined, true],
  [5, undefined, 2, true],
  [0, 0, 0.01, false],
])("decides at %s spent of %s on %s more: %s", (spentToday, cap, wouldCost, allowed) => {
  expect(decideSpend({ spentToday, cap, wouldCost })).toEqual({ allowed, spentToday, cap, wouldCost });
});
