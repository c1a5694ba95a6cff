import fc from "fast-check";
import { expect, test } from "vitest";
import type { Verdict } from "@assay/exercise";
import { decideCase } from "./case-verdict.ts";
import { decideOutcome } from "./gate.ts";
import { wilson } from "./interval.ts";

const verdicts = fc.constantFrom<Verdict>("pass", "fail", "ungraded");

test.each([
  [5, 5, 57, 100],
  [10, 10, 72, 100],
  [20, 24, 64, 93],
  [24, 24, 86, 100],
  [19, 24, 60, 91],
  [6, 6, 61, 100],
  [0, 24, 0, 14],
])("gives %i of %i the Wilson interval %i to %i %%", (passed, total, low, high) => {
  const interval = wilson(passed, total);
  expect([Math.round((interval?.low ?? -1) * 100), Math.round((interval?.high ?? -1) * 100)]).toEqual([
    low,
    high,
  ]);
});

test("has no interval without cases", () => {
  expect(wilson(0, 0)).toBeUndefined();
});

test("keeps the interval inside 0 to 1 and around the share", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (passed, more) => {
      const total = passed + more - 1 || 1;
      const { low, high } = wilson(Math.min(passed, total), total)!;
      const share = Math.min(passed, total) / total;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(share + 1e-12);
      expect(high).toBeGreaterThanOrEqual(share - 1e-12);
    }),
  );
});

const gate = { metric: "cases", atLeast: 20 } as const;

test.each([
  [20, 0, "passed"],
  [19, 0, "failed"],
  [20, 4, "passed"],
  [19, 1, "ungraded"],
  [16, 4, "ungraded"],
  [16, 3, "failed"],
  [0, 24, "ungraded"],
] as const)("decides %i passed with %i ungraded: %s", (passed, ungraded, outcome) => {
  expect(decideOutcome(gate, { passed, total: 24, ungraded })).toBe(outcome);
});

test("refuses a metric it cannot compute instead of guessing", () => {
  expect(() =>
    decideOutcome({ metric: "fieldF1", atLeast: 0.8 }, { passed: 1, total: 1, ungraded: 0 }),
  ).toThrow("fieldF1");
});

test("never decides against what ungraded cases could still turn out to be", () => {
  fc.assert(
    fc.property(
      fc.array(verdicts, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 30 }),
      (cases, atLeast) => {
        const count = (wanted: Verdict) => cases.filter((each) => each === wanted).length;
        const counts = { passed: count("pass"), total: cases.length, ungraded: count("ungraded") };
        const outcome = decideOutcome({ metric: "cases", atLeast }, counts);
        const resolve = (as: Verdict) =>
          decideOutcome(
            { metric: "cases", atLeast },
            {
              passed: counts.passed + (as === "pass" ? counts.ungraded : 0),
              total: cases.length,
              ungraded: 0,
            },
          );
        const either = new Set([resolve("pass"), resolve("fail")]);
        expect(either.size === 1 ? [...either][0] : "ungraded").toBe(outcome);
      },
    ),
  );
});

test.each([
  [["pass"], 1, 1, "pass"],
  [["fail"], 1, 1, "fail"],
  [["ungraded"], 1, 1, "ungraded"],
  [["pass", "fail", "pass"], 3, 2, "pass"],
  [["pass", "fail", "fail"], 3, 2, "fail"],
  [["pass", "fail", "ungraded"], 3, 2, "ungraded"],
  [["fail", "fail", "ungraded"], 3, 2, "fail"],
] as const)("turns samples %j into a case by %i, at least %i: %s", (samples, count, atLeast, expected) => {
  expect(decideCase(samples, { count, atLeast })).toBe(expected);
});
