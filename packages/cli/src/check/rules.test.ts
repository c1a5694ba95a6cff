import type { Case } from "@assay/exercise";
import { expect, test } from "vitest";
import { decoyProblem, referenceProblem } from "./gate-rule.ts";
import { findNearDuplicates } from "./near-duplicates.ts";

const of24 = (passed: number) => ({ passed, total: 24 });

test.each([
  [24, undefined],
  [22, undefined],
  [
    21,
    "too tight: the reference passes 21 of 24, 1 over the gate of 20; 2 over it are needed; show one more kind of example in it, or lower the gate",
  ],
  [
    20,
    "too tight: the reference passes 20 of 24, 0 over the gate of 20; 2 over it are needed; show one more kind of example in it, or lower the gate",
  ],
  [
    19,
    "too hard: the reference passes 19 of 24, the gate asks for 20; lower the gate or make the task easier for this examiner",
  ],
])("asks that a reference passing %i of 24 still passes after two cases fail", (passed, problem) => {
  expect(referenceProblem(of24(passed), 20)).toBe(problem);
});

test.each([
  [0, undefined],
  [16, undefined],
  [
    17,
    "no gap: the naive decoy passes 17 of 24, 3 under the gate of 20; 4 under it are needed: make a check stricter, or write cases that its habit gets wrong",
  ],
  [
    20,
    "too easy: the naive decoy passes 20 of 24, the gate asks for 20; make a check stricter, or write cases that its habit gets wrong",
  ],
])("asks that a decoy passing %i of 24 still fails after three cases pass", (passed, problem) => {
  expect(decoyProblem("naive", of24(passed), 20)).toBe(problem);
});

test("never lifts a decoy over the number of cases", () => {
  expect(decoyProblem("naive", { passed: 22, total: 24 }, 25)).toBeUndefined();
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
