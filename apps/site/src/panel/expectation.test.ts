import type { Check } from "@assay/exercise";
import { describe, expect, it } from "vitest";
import { fixtureExercise } from "../../test/course.ts";
import { comparedResults, expectationOf, expectationOfSample } from "./expectation.ts";
import { type PanelExercise, findComparisons } from "./panel-exercise.ts";

const exercise = await fixtureExercise("prompting-few-shot/product-word");
const [first] = exercise.cases;
if (first === undefined) throw new Error("the fixture has no case");

function checkedBy(...checks: Check[]): PanelExercise {
  return { ...exercise, ...findComparisons(checks, exercise.exercise.steps) };
}
const contains: Check = { check: "contains", of: "product", case: true };
const startsWith: Check = { check: "startsWith", of: "product", value: "Hello", trim: true, case: true };

describe("expectationOf", () => {
  it("is the whole reply where the check is for equality", () => {
    expect(expectationOf(exercise, first, "product")).toEqual({
      text: "cup",
      words: "expected",
      isWhole: true,
    });
  });

  it("lists what the reply must contain, and never takes it for the whole reply", () => {
    const each = { ...first, expect: { product: ["Samir", "ORD-55089"] } };
    expect(expectationOf(checkedBy(startsWith, contains), each, "product")).toEqual({
      text: "Samir, ORD-55089",
      words: "must contain",
      isWhole: false,
    });
  });

  it("is nothing where every check has a text of its own", () => {
    expect(expectationOf(checkedBy(startsWith), first, "product")).toBeUndefined();
  });
});

describe("expectationOfSample", () => {
  it("does not lay a reply over the text of a check that asks only for its beginning", () => {
    const failed = {
      check: "startsWith",
      of: "product",
      verdict: "fail",
      message: "It does not.",
      expected: "Hello",
    } as const;
    expect(
      expectationOfSample(checkedBy(startsWith), first, { as: "product", checks: [failed] }),
    ).toBeUndefined();
  });

  it("takes the text that an equality check compared with", () => {
    const failed = {
      check: "equals",
      of: "product",
      verdict: "fail",
      message: "It is not.",
      expected: "mug",
    } as const;
    expect(expectationOfSample(exercise, first, { as: "product", checks: [failed] })?.text).toBe("mug");
  });
});

describe("comparedResults", () => {
  it("names every result that a case expects, in the order of the steps", () => {
    const [step] = exercise.exercise.steps;
    if (step === undefined) throw new Error("the fixture has no step");
    const steps = [{ ...step, as: "order" }, { ...step, as: "note" }, step];
    const two = { ...exercise, exercise: { ...exercise.exercise, steps } };
    const each = { ...first, expect: { product: "cup", order: "ORD-55089" } };
    expect(comparedResults(two, each)).toEqual(["order", "product"]);
  });
});
