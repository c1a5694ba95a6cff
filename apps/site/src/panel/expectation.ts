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

/** Says what a case expects of a result, as the check that compares with it does. */
export function expectationOf(
  { comparisons }: PanelExercise,
  { expect }: Case,
  as: string,
): Expectation | undefined {
  const comparison = comparisons?.[as] ?? "equals";
  const found = [expect[as] ?? []].flat();
  const texts = found.filter((each) => typeof each === "string" || typeof each === "number");
  if (comparison === "none" || texts.length === 0) return undefined;
  return { text: texts.join(", "), words: words[comparison], isWhole: comparison === "equals" };
}

/** Names the results that are held against a case, in the order of their steps. */
export const comparedResults = (exercise: PanelExercise, each: Case): string[] =>
  exercise.exercise.steps.map(({ as }) => as).filter((as) => expectationOf(exercise, each, as) !== undefined);

/** Says what a result was held against: the text of the comparison that failed, else what its case expects. */
export function expectationOfSample(
  exercise: PanelExercise,
  each: Case,
  { as, checks }: { as: string; checks: readonly CheckResult[] },
): Expectation | undefined {
  const failed = checks.find(
    ({ check, of, verdict }) => check === "equals" && of === as && verdict === "fail",
  );
  return failed?.expected === undefined
    ? expectationOf(exercise, each, as)
    : { text: failed.expected, words: "expected", isWhole: true };
}
