import { expect, test } from "vitest";
import { findUnsupported } from "../index.ts";
import { sampleExercise } from "../sample-exercise.ts";

test("says nothing about what it can grade", () => {
  expect(findUnsupported(sampleExercise())).toEqual([]);
});

test("names each part, step, check and metric that it cannot grade yet", () => {
  const exercise = sampleExercise({
    parts: { prompt: { type: "completion" }, loop: { type: "code", files: ["loop.ts"], entry: "loop.ts" } },
    steps: [
      { use: "model", prompt: "prompt", as: "product" },
      { use: "code", part: "loop", as: "ran" },
    ],
    checks: [{ check: "not", that: { check: "refusal", of: "product", expected: true } }],
    hidden: { variants: 1, count: 6, labels: { a: 6 }, gate: { metric: "fieldF1", atLeast: 0.9 } },
  });
  expect(findUnsupported(exercise)).toEqual([
    "the part `loop` is of type `code`, which cannot be graded yet",
    "the step `ran` uses `code`, which cannot be run yet",
    "the check `refusal` cannot be run yet",
    "the gate metric `fieldF1` cannot be computed yet",
  ]);
});
