import type { Case, Check, CheckResult } from "@assay/exercise";
import type { PanelExercise } from "./panel-exercise.ts";

/** What a reply is held against: a text, and in a few words how. */
export interface Expectation {
  text: string;
  words: string;
  /** Whether the reply must be that text and nothing else, so that the two can be laid over each other. */
  isWhole: boolean;
}

const words: Readonly<Record<string, string>> = {
  equals: "expected",
  oneOf: "one of",
  contains: "must contain",
  notContains: "must not contain",
  startsWith: "must start with",
  endsWith: "must end with",
};

/** Says what a case expects, as the check compares with it that has no text of its own. */
export function expectationOf({ exercise }: PanelExercise, { expect }: Case): Expectation | undefined {
  const as = exercise.steps.at(-1)?.as ?? "";
  const check = exercise.checks.find((each) => comparesWithCase(each, as))?.check;
  const found = [expect[as] ?? []].flat();
  const texts = found.filter((each) => typeof each === "string" || typeof each === "number");
  if (check === undefined || texts.length === 0) return undefined;
  return { text: texts.join(", "), words: words[check] ?? "expected", isWhole: check === "equals" };
}

/** Says what a sample was held against: the text of the comparison that failed, else what its case expects. */
export function expectationOfSample(
  exercise: PanelExercise,
  each: Case,
  checks: readonly CheckResult[],
): Expectation | undefined {
  const failed = checks.find(({ check, verdict }) => check === "equals" && verdict === "fail");
  return failed?.expected === undefined
    ? expectationOf(exercise, each)
    : { text: failed.expected, words: "expected", isWhole: true };
}

const ownTexts = ["value", "values", "any", "all"];

const comparesWithCase = (check: Check, as: string): boolean =>
  check.check in words &&
  Reflect.get(check, "of") === as &&
  ownTexts.every((key) => Reflect.get(check, key) === undefined);
