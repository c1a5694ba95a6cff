import fc from "fast-check";
import { expect, test } from "vitest";
import type { Verdict } from "@assay/exercise";
import { decideCase } from "./case-verdict.ts";
import { labelStability } from "./stability.ts";
import { decideOutcome } from "./gate.ts";
import { sumFields } from "./field-tally.ts";
import { wilson } from "./interval.ts";
import { tally, tallyByLabel } from "./tally.ts";

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

/** Hidden counts whose labels have so many passed, ungraded and in all. */
function hiddenOf(...labels: (readonly [passed: number, ungraded: number, total: number])[]) {
  const sum = (index: 0 | 1 | 2) => labels.reduce((total, label) => total + label[index], 0);
  const byLabel = labels.map(
    ([passed, ungraded, total], index) => [`label-${index}`, { passed, ungraded, total }] as const,
  );
  return { passed: sum(0), ungraded: sum(1), total: sum(2), byLabel: Object.fromEntries(byLabel) };
}

test.each([
  [20, 0, "passed"],
  [19, 0, "failed"],
  [20, 4, "passed"],
  [19, 1, "ungraded"],
  [16, 4, "ungraded"],
  [16, 3, "failed"],
  [0, 24, "ungraded"],
] as const)("decides %i passed with %i ungraded: %s", (passed, ungraded, outcome) => {
  expect(decideOutcome(gate, hiddenOf([passed, ungraded, 24]))).toBe(outcome);
});

test.each([
  [[11, 0], [11, 0], "passed"],
  [[14, 0], [10, 0], "failed"],
  [[14, 0], [10, 1], "ungraded"],
  [[11, 3], [11, 3], "passed"],
  [[8, 2], [12, 2], "failed"],
  [[8, 3], [12, 2], "ungraded"],
] as const)("decides a gate over each label by the lowest: %j and %j: %s", (first, second, outcome) => {
  const each = { metric: "lowestRecall", atLeast: 11 } as const;
  expect(decideOutcome(each, hiddenOf([...first, 14], [...second, 14]))).toBe(outcome);
});

test("passes nothing by itself where there is no label", () => {
  expect(decideOutcome({ metric: "lowestRecall", atLeast: 1 }, hiddenOf())).toBe("failed");
});

test.each([
  [{ right: 9, found: 10, expected: 10, open: 0 }, "passed"],
  [{ right: 8, found: 10, expected: 10, open: 0 }, "failed"],
  [{ right: 8, found: 8, expected: 8, open: 2 }, "ungraded"],
  [{ right: 9, found: 9, expected: 9, open: 1 }, "passed"],
  [{ right: 0, found: 0, expected: 0, open: 10 }, "ungraded"],
  [{ right: 5, found: 8, expected: 8, open: 2 }, "failed"],
] as const)("decides a gate over fields by their F1: %j: %s", (fields, outcome) => {
  expect(decideOutcome({ metric: "fieldF1", atLeast: 0.9 }, { ...hiddenOf([1, 0, 1]), fields })).toBe(
    outcome,
  );
});

test("throws where the gate is over fields and none were counted, instead of guessing", () => {
  expect(() => decideOutcome({ metric: "fieldF1", atLeast: 0.8 }, hiddenOf([1, 0, 1]))).toThrow(
    "over fields",
  );
});

test("never decides a gate over fields against what ungraded ones could still turn out to be", () => {
  const counts = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map(([right, extra, missing]) => ({
    right,
    found: right + extra,
    expected: right + missing,
    open: 0,
  }));
  fc.assert(
    fc.property(counts, fc.nat(9), fc.double({ min: 0.01, max: 1, noNaN: true }), (found, open, atLeast) => {
      const decide = (fields: typeof found) =>
        decideOutcome({ metric: "fieldF1", atLeast }, { ...hiddenOf([1, 0, 1]), fields });
      const either = new Set(
        [0, open].map((right) =>
          decide({ ...sumFields([found, { right, found: right, expected: open }]), open: 0 }),
        ),
      );
      expect(either.size === 1 ? [...either][0] : "ungraded").toBe(decide({ ...found, open }));
    }),
  );
});

const tallyOf = (passed: number, ungraded: number, total: number) => ({ passed, ungraded, total });

test.each([
  [tallyOf(20, 0, 24), tallyOf(14, 0, 16), "passed"],
  [tallyOf(24, 0, 24), tallyOf(13, 0, 16), "failed"],
  [tallyOf(19, 0, 24), tallyOf(16, 0, 16), "failed"],
  [tallyOf(19, 1, 24), tallyOf(16, 0, 16), "ungraded"],
  [tallyOf(20, 0, 24), tallyOf(13, 1, 16), "ungraded"],
  [tallyOf(20, 4, 24), tallyOf(14, 2, 16), "passed"],
  [tallyOf(24, 0, 24), tallyOf(0, 0, 16), "failed"],
] as const)(
  "decides a gate over planted defects by %j caught and %j accepted: %s",
  (defects, good, outcome) => {
    const gate = { metric: "mutants", atLeast: 20, falseAlarms: 2 } as const;
    const half = { passed: Math.floor(defects.passed / 2), ungraded: 0, total: 12 };
    const rest = {
      passed: defects.passed - half.passed,
      ungraded: defects.ungraded,
      total: defects.total - half.total,
    };
    const byLabel = { "fake link": half, good, truncated: rest };
    expect(decideOutcome(gate, { ...tallyOf(0, 0, 40), byLabel })).toBe(outcome);
  },
);

test("never decides against what ungraded cases could still turn out to be", () => {
  const cases = fc.array(fc.tuple(fc.constantFrom("a", "b", "good"), verdicts), {
    minLength: 1,
    maxLength: 12,
  });
  const metric = fc.constantFrom("cases" as const, "lowestRecall" as const, "mutants" as const);
  fc.assert(
    fc.property(cases, metric, fc.integer({ min: 1, max: 12 }), (found, by, atLeast) => {
      const decide = (resolved: readonly (readonly [string, Verdict])[]) => {
        const all = resolved.map(([label, each]) => ({ label, verdict: each }));
        const labels = [...new Set(all.map((each) => each.label))];
        return decideOutcome({ metric: by, atLeast }, { ...tally(all), byLabel: tallyByLabel(all, labels) });
      };
      const resolve = (as: Verdict) =>
        decide(found.map(([label, each]) => [label, each === "ungraded" ? as : each]));
      const either = new Set([resolve("pass"), resolve("fail")]);
      expect(either.size === 1 ? [...either][0] : "ungraded").toBe(decide(found));
    }),
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

test.each([
  [["pass"], undefined],
  [["pass", "pass"], "steady"],
  [["fail", "fail"], "failing"],
  [["fail", "pass", "ungraded"], "flaky"],
  [["pass", "ungraded"], undefined],
  [["ungraded", "ungraded"], undefined],
] as const)("labels samples %j: %s", (samples, label) => {
  expect(labelStability(samples)).toBe(label);
});
