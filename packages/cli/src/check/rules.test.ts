import type { Case, Gate } from "@assay/exercise";
import { decideOutcome } from "@assay/grader";
import fc from "fast-check";
import { expect, test } from "vitest";
import { liftedF1, loweredF1 } from "./field-rule.ts";
import { type GateProblem, type Score, decoyProblem, referenceProblem } from "./gate-rule.ts";
import { findNearDuplicates } from "./near-duplicates.ts";

const scoreOf = (counts: Readonly<Record<string, readonly [passed: number, total: number]>>) => {
  const labels = Object.entries(counts).map(
    ([label, [passed, total]]) => [label, { passed, total, ungraded: 0 }] as const,
  );
  return {
    passed: labels.reduce((sum, [, { passed }]) => sum + passed, 0),
    total: labels.reduce((sum, [, { total }]) => sum + total, 0),
    ungraded: 0,
    byLabel: Object.fromEntries(labels),
  };
};
const sentence = (problem: GateProblem | undefined) =>
  problem === undefined ? undefined : `${problem.verdict}: ${problem.found}`;
const of24 = (passed: number): Score => scoreOf({ all: [passed, 24] });
const of20: Gate = { metric: "cases", atLeast: 20 };

test.each([
  [24, undefined],
  [22, undefined],
  [
    21,
    "no gap: the reference passes 21 of 24, 1 over the gate of 20; 2 over it are needed; show one more kind of example in it, or lower the gate",
  ],
  [
    20,
    "no gap: the reference passes 20 of 24, 0 over the gate of 20; 2 over it are needed; show one more kind of example in it, or lower the gate",
  ],
  [
    19,
    "too hard: the reference passes 19 of 24, the gate asks for 20; lower the gate or make the task easier for this examiner",
  ],
])("asks that a reference passing %i of 24 still passes after two cases fail", (passed, problem) => {
  expect(sentence(referenceProblem(of24(passed), of20))).toBe(problem);
});

test.each([
  [0, undefined],
  [16, undefined],
  [
    17,
    "no gap: the naive decoy passes 17 of 24, 3 under the gate of 20; 4 under it are needed; make a check stricter, or write cases that its habit gets wrong",
  ],
  [
    20,
    "too easy: the naive decoy passes 20 of 24, the gate asks for 20; make a check stricter, or write cases that its habit gets wrong",
  ],
])("asks that a decoy passing %i of 24 still fails after three cases pass", (passed, problem) => {
  expect(sentence(decoyProblem("naive", of24(passed), of20))).toBe(problem);
});

test("never lifts a decoy over the number of cases", () => {
  expect(decoyProblem("naive", of24(22), { metric: "cases", atLeast: 25 })).toBeUndefined();
});

const ofEach: Gate = { metric: "lowestRecall", atLeast: 11 };

test.each([
  [{ angry: [13, 14], calm: [14, 14] }, undefined],
  [
    { angry: [12, 14], calm: [14, 14] },
    "no gap: the reference passes 12 of 14 in its lowest label, `angry`, 1 over the gate of 11 of each label; 2 over it are needed; show one more kind of example in it, or lower the gate",
  ],
  [
    { angry: [14, 14], calm: [9, 14] },
    "too hard: the reference passes 9 of 14 in its lowest label, `calm`, the gate asks for 11 of each label; lower the gate or make the task easier for this examiner",
  ],
] as const)("asks of the reference's lowest label that it can lose two: %j", (counts, problem) => {
  expect(sentence(referenceProblem(scoreOf(counts), ofEach))).toBe(problem);
});

test.each([
  [{ angry: [7, 14], calm: [14, 14] }, undefined],
  [{ angry: [9, 14], calm: [9, 14] }, undefined],
  [
    { angry: [9, 14], calm: [10, 14] },
    "no gap: the naive decoy passes 9 of 14 in its lowest label, `angry`; with 3 more cases passing it would reach the gate of 11 of each label; make a check stricter, or write cases that its habit gets wrong",
  ],
  [
    { angry: [11, 14], calm: [12, 14] },
    "too easy: the naive decoy passes 11 of 14 in its lowest label, `angry`, the gate asks for 11 of each label; make a check stricter, or write cases that its habit gets wrong",
  ],
] as const)("asks of a decoy that three more in its best place do not lift it: %j", (counts, problem) => {
  expect(sentence(decoyProblem("naive", scoreOf(counts), ofEach))).toBe(problem);
});

const ofMutants: Gate = { metric: "mutants", atLeast: 20, falseAlarms: 2 };

test.each([
  [{ good: [16, 16], "fake link": [12, 12], truncated: [10, 12] }, undefined],
  [
    { good: [15, 16], "fake link": [12, 12], truncated: [12, 12] },
    "no gap: the reference: 24 of 24 planted defects caught, 1 false alarm in 16 good ones; the gate asks for 20 and at most 2 false alarms, and it would fail with 2 more cases wrong, all defects or all good ones; make it surer, or ask for less",
  ],
  [
    { good: [16, 16], "fake link": [12, 12], truncated: [7, 12] },
    "too hard: the reference: 19 of 24 planted defects caught, no false alarm in 16 good ones; the gate asks for 20 and at most 2 false alarms; ask for less, or make the defects plainer",
  ],
] as const)("asks of a reference that it can lose two defects or two good ones: %j", (found, problem) => {
  expect(sentence(referenceProblem(scoreOf(found), ofMutants))).toBe(problem);
});

test.each([
  [{ good: [16, 16], "fake link": [12, 12], truncated: [4, 12] }, undefined],
  [{ good: [10, 16], "fake link": [12, 12], truncated: [12, 12] }, undefined],
  [{ good: [12, 16], "fake link": [12, 12], truncated: [6, 12] }, undefined],
  [
    { good: [12, 16], "fake link": [12, 12], truncated: [7, 12] },
    "no gap: the naive decoy: 19 of 24 planted defects caught, 4 false alarms in 16 good ones; the gate asks for 20 and at most 2 false alarms, and 3 more cases right would reach it; plant defects, or write good outputs, that its habit gets wrong",
  ],
  [
    { good: [14, 16], "fake link": [12, 12], truncated: [8, 12] },
    "too easy: the naive decoy: 20 of 24 planted defects caught, 2 false alarms in 16 good ones; the gate asks for 20 and at most 2 false alarms; plant defects, or write good outputs, that its habit gets wrong",
  ],
] as const)("asks of a decoy that no mixture of three more cases lifts it: %j", (found, problem) => {
  expect(sentence(decoyProblem("naive", scoreOf(found), ofMutants))).toBe(problem);
});

/** Every way to change so many cases, one at a time, among those that can change. */
function waysToChange(counts: Counts, by: 1 | -1, times: number): Counts[] {
  if (times === 0) return [counts];
  const ways = Object.entries(counts).flatMap(([label, [passed, total]]) =>
    passed + by < 0 || passed + by > total ? [] : [{ ...counts, [label]: [passed + by, total] as const }],
  );
  return ways.length === 0 ? [counts] : ways.flatMap((way) => waysToChange(way, by, times - 1));
}
type Counts = Parameters<typeof scoreOf>[0];

test("agrees, on every metric that counts cases, with trying every choice of cases", () => {
  const label = fc.tuple(fc.nat(6), fc.nat(6)).map(([a, b]) => [Math.min(a, b), Math.max(a, b, 1)] as const);
  const counts = fc.dictionary(fc.constantFrom("a", "b", "good"), label, { minKeys: 1 });
  const metric = fc.constantFrom("cases" as const, "lowestRecall" as const, "mutants" as const);
  fc.assert(
    fc.property(counts, metric, fc.integer({ min: 1, max: 12 }), fc.nat(3), (found, by, atLeast, alarms) => {
      // An exercise has more good cases than may be rejected.
      fc.pre(by !== "mutants" || (found["good"]?.[1] ?? 0) > alarms);
      const gate = { metric: by, atLeast, ...(by === "mutants" ? { falseAlarms: alarms } : {}) };
      const outcomes = (ways: Counts[]) => new Set(ways.map((way) => decideOutcome(gate, scoreOf(way))));
      const holds = !outcomes(waysToChange(found, -1, 2)).has("failed");
      expect(referenceProblem(scoreOf(found), gate) === undefined).toBe(holds);
      const stays = !outcomes(waysToChange(found, 1, 3)).has("passed");
      expect(decoyProblem("naive", scoreOf(found), gate) === undefined).toBe(stays);
    }),
  );
});

const fieldCases = (...right: number[]) =>
  right.map((each) => ({
    label: "all",
    verdict: each === 4 ? ("pass" as const) : ("fail" as const),
    fields: { right: each, found: 4, expected: 4, open: 0 },
  }));
const ofFields: Gate = { metric: "fieldF1", atLeast: 0.75 };
const fieldScore = (...right: number[]): Score => ({ ...of24(0), cases: fieldCases(...right) });

test.each([
  [[4, 4, 4, 4, 4, 4, 4, 4], undefined],
  [
    [4, 4, 4, 4, 4, 4, 4, 3],
    "no gap: the reference reaches a field F1 of 0.969, and 0.719 were 2 passing cases to fail; the gate asks for 0.75; show one more kind of example in it, or lower the gate",
  ],
  [
    [4, 4, 2, 2, 2, 2, 2, 2],
    "too hard: the reference reaches a field F1 of 0.625, the gate asks for 0.75; lower the gate or make the task easier for this examiner",
  ],
])("asks of the reference's fields %j that two passing cases can be lost", (right, problem) => {
  expect(sentence(referenceProblem(fieldScore(...right), ofFields))).toBe(problem);
});

test.each([
  [[1, 1, 1, 1, 1, 1, 1, 1], undefined],
  [
    [0, 0, 0, 3, 3, 3, 4, 4],
    "no gap: the naive decoy reaches a field F1 of 0.531, and 0.906 with 3 more cases passing; the gate asks for 0.75; make a check stricter, or write cases that its habit gets wrong",
  ],
  [
    [3, 3, 3, 3, 3, 3, 3, 3],
    "too easy: the naive decoy reaches a field F1 of 0.750, the gate asks for 0.75; make a check stricter, or write cases that its habit gets wrong",
  ],
])("asks of a decoy's fields %j that three more cases do not lift them", (right, problem) => {
  expect(sentence(decoyProblem("naive", fieldScore(...right), ofFields))).toBe(problem);
});

test("lifts a decoy by what it said too much, too", () => {
  const fields = { right: 0, found: 20, expected: 2, open: 0 };
  expect(liftedF1([{ verdict: "fail", fields }], 3)).toBe(1);
  expect(liftedF1([], 3)).toBe(1);
  expect(loweredF1(fieldCases(4), 2)).toBe(0);
});

const caseOf = (id: string, message: string): Case => ({
  id,
  label: "plain",
  input: { message },
  expect: {},
});

test("finds a hidden case that is nearly a visible one, whatever its case and punctuation", () => {
  const visible = [caseOf("a", "My kettle takes ten minutes to boil.")];
  const hidden = [caseOf("b", "my Kettle takes TEN minutes to boil!!"), caseOf("c", "Is the mirror heavy?")];
  expect(findNearDuplicates(hidden, visible)).toEqual([{ hidden: "b", visible: "a", similarity: 1 }]);
});

test("leaves cases alone that share a frame and little else", () => {
  const visible = [caseOf("a", "How heavy is the mirror?")];
  expect(findNearDuplicates([caseOf("b", "How heavy is one of your suitcases?")], visible)).toEqual([]);
});
