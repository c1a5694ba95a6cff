import { expect, test } from "vitest";
import { type GiveUpOptions, giveUp } from "./index.ts";
import { hidden, sampleExercise, visible } from "./sample-exercise.ts";

const options: GiveUpOptions = {
  exercise: sampleExercise(),
  cases: visible,
  answerKey: { variants: [hidden], keyVersion: "k" },
  mode: "submit",
  run: 4,
  variant: 1,
  seed: "learner",
  examiner: { name: "tiny" },
  versions: { grader: "1", exercise: "e" },
};
const fault = { code: "run-lost", message: "Three runs were lost." } as const;

test("leaves every case ungraded and says why", () => {
  const { events, end } = giveUp(options, fault);
  expect(events[0]).toMatchObject({ type: "grading-start", run: 4, plan: { samples: 1 } });
  expect(events.slice(1).every((event) => event.type === "case-end" && event.verdict === "ungraded")).toBe(
    true,
  );
  expect(events).toHaveLength(1 + 9);
  expect(end.grade).toMatchObject({
    outcome: "ungraded",
    fault,
    visible: { passed: 0, total: 3, ungraded: 3 },
    hidden: { passed: 0, total: 6, ungraded: 6 },
  });
  expect(end.grade).not.toHaveProperty("interval");
});

test("is ungraded, not failed, when not even the answer key can be read", () => {
  const { end } = giveUp({ ...options, answerKey: undefined }, fault);
  expect(end.grade).toMatchObject({ outcome: "ungraded", fault });
});

test("ends a practice without a grade", () => {
  const { end } = giveUp({ ...options, mode: "practice", answerKey: undefined }, fault);
  expect(end.grade).toBeUndefined();
  expect(end.practice).toMatchObject({ fault, visible: { ungraded: 3 } });
});
