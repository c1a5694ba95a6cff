import { expect, test } from "vitest";
import type { Grade } from "../grade.ts";
import { curtailedWords } from "./index.ts";

const grade = {
  outcome: "passed",
  gate: { metric: "cases", atLeast: 20 },
  hidden: { passed: 20, total: 21, ungraded: 0, byLabel: {} },
  visible: { passed: 3, total: 3, ungraded: 0 },
  examiner: { name: "tiny" },
  versions: { grader: "2", exercise: "e" },
  calls: { made: 24, cached: 0, saved: 3 },
  durationMs: 1,
  curtailed: { planned: 24 },
} satisfies Grade;

test.each<[Partial<Grade>, string | undefined]>([
  [{}, "Decided at 20 passes: the other 3 of 24 could change nothing."],
  [
    { outcome: "failed", hidden: { ...grade.hidden, passed: 2, total: 8, ungraded: 1 } },
    "Decided at 5 failures: the other 16 of 24 could change nothing.",
  ],
  [
    { outcome: "failed", gate: { metric: "fieldF1", atLeast: 0.9 }, hidden: { ...grade.hidden, total: 12 } },
    "Decided after 12 cases: the other 12 of 24 could change nothing.",
  ],
  [
    { gate: { metric: "cases", atLeast: 1 }, hidden: { ...grade.hidden, passed: 1, total: 1 } },
    "Decided at 1 pass: the other 23 of 24 could change nothing.",
  ],
])("says of %j: %s", (changes, words) => {
  expect(curtailedWords({ ...grade, ...changes })).toBe(words);
});

test("says nothing of a run that was run whole", () => {
  const { curtailed: _curtailed, ...whole } = grade;
  expect(curtailedWords(whole)).toBeUndefined();
});
