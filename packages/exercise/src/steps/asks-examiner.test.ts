import { expect, test } from "vitest";
import type { ExerciseInput } from "../exercise.ts";
import { sampleExercise } from "../sample.ts";
import { asksExaminer } from "./asks-examiner.ts";

const parts = {
  prompt: { type: "completion" },
  agent: { type: "code", files: ["agent.ts"], entry: "agent.ts" },
} satisfies ExerciseInput["parts"];

test("asks the examiner where a step is for a model, and not where code meets scripts alone", () => {
  const code = { use: "code", part: "agent", llm: "model", as: "ending" } as const;
  const model = { use: "model", prompt: "prompt", as: "product" } as const;
  const checks: ExerciseInput["checks"] = [{ check: "tests", of: "ending", file: "agent.ts" }];
  expect(asksExaminer(sampleExercise())).toBe(true);
  expect(asksExaminer(sampleExercise({ parts, steps: [code], checks }))).toBe(false);
  expect(asksExaminer(sampleExercise({ parts, steps: [model, code], checks }))).toBe(true);
});
