import type { Case, CheckResult } from "@assay/exercise";
import type { Comparison, PanelExercise } from "./panel-exercise.ts";

/** What a reply is held against: a text, and in a few words how. */
export interface Expectation {
  text: string;
  words: string;
  /** Whether the reply must be that text and nothing else, so that the two can be laid over each other. */
  isWhole: boolean;
}

const words: Readonly<Record<Comparison, string>> = {
  equals: "expected",
  oneOf: "one of",
  contains: "must contain",
  notContains: "must not contain",
  startsWith: "must start with",
  endsWith: "must end with",
};

/** Says what a case expects, as the check that compares with it does. */
export function expectationOf(
  { exercise, comparison }: PanelExercise,
  { expect }: Case,
): Expectation | undefined {
  const found = [expect[exercise.steps.at(-1)?.as ?? ""] ?? []].flat();
  const texts = found.filter((each) => typeof each === "string" || typeof each === "number");
  if (comparison === undefined || texts.length === 0) return undefined;
  return { text: texts.join(", "), words: words[comparison], isWhole: comparison === "equals" };
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
