import type { Check } from "@assay/exercise";
import { describe, expect, it } from "vitest";
import { fixtureExercise } from "../../test/course.ts";
import { expectationOf, expectationOfSample } from "./expectation.ts";
import { type PanelExercise, findComparison } from "./panel-exercise.ts";

const exercise = await fixtureExercise("prompting-few-shot/product-word");
const [first] = exercise.cases;
if (first === undefined) throw new Error("the fixture has no case");

function checkedBy(...checks: Check[]): PanelExercise {
  const { comparison: _, ...rest } = exercise;
  const comparison = findComparison(checks, "product");
  return comparison === undefined ? rest : { ...rest, comparison };
}
const contains: Check = { check: "contains", of: "product", case: true };
const startsWith: Check = { check: "startsWith", of: "product", value: "Hello", trim: true, case: true };

describe("expectationOf", () => {
  it("is the whole reply where the check is for equality", () => {
    expect(expectationOf(exercise, first)).toEqual({ text: "cup", words: "expected", isWhole: true });
  });

  it("lists what the reply must contain, and never takes it for the whole reply", () => {
    const each = { ...first, expect: { product: ["Samir", "ORD-55089"] } };
    expect(expectationOf(checkedBy(startsWith, contains), each)).toEqual({
      text: "Samir, ORD-55089",
      words: "must contain",
      isWhole: false,
    });
  });

  it("is nothing where every check has a text of its own", () => {
    expect(expectationOf(checkedBy(startsWith), first)).toBeUndefined();
  });
});

describe("expectationOfSample", () => {
  it("does not lay a reply over the text of a check that asks only for its beginning", () => {
    const failed = {
      check: "startsWith",
      verdict: "fail",
      message: "It does not.",
      expected: "Hello",
    } as const;
    expect(expectationOfSample(checkedBy(startsWith), first, [failed])).toBeUndefined();
  });

  it("takes the text that an equality check compared with", () => {
    const failed = { check: "equals", verdict: "fail", message: "It is not.", expected: "mug" } as const;
    expect(expectationOfSample(exercise, first, [failed])?.text).toBe("mug");
  });
});
