import fc from "fast-check";
import { expect, test } from "vitest";
import type { CaseVerdicts } from "../case-verdicts.ts";
import { comparePaired, mcnemar } from "./paired.ts";

test.each([
  [4, 1, 0.375],
  [0, 0, 1],
  [3, 3, 1],
  [6, 0, 0.03125],
  [10, 2, 0.03857421875],
])("gives p for %i fixed and %i broken", (fixed, broke, p) => {
  expect(mcnemar(fixed, broke)).toBeCloseTo(p, 12);
});

test("is a probability, the same from either side, and less for a more uneven split", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (fixed, broke) => {
      const p = mcnemar(fixed, broke);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(mcnemar(broke, fixed)).toBeCloseTo(p, 12);
      const [more, fewer] = [Math.max(fixed, broke), Math.min(fixed, broke)];
      expect(mcnemar(more + 1, Math.max(0, fewer - 1))).toBeLessThanOrEqual(p);
    }),
  );
});

test("compares the cases that both attempts have and could grade", () => {
  const before: CaseVerdicts = {
    visible: { a: "fail", b: "pass", c: "fail", d: "ungraded" },
    hidden: { x: "fail", y: "pass", old: "pass" },
  };
  const now: CaseVerdicts = {
    visible: { a: "pass", b: "pass", c: "ungraded", d: "pass" },
    hidden: { x: "pass", y: "fail", fresh: "fail" },
  };
  expect(comparePaired(before, now)).toEqual({ fixed: 2, broke: 1, p: 1 });
});
