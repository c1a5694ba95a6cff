import { expect, test } from "vitest";
import { type ExerciseInput, asksExaminer, exercise } from "../index.ts";
import { sampleCases, sampleInput } from "../sample.ts";
import { findCaseProblems } from "./case-rules.ts";

const decide = { use: "code", part: "decider", as: "answer" } as const;
const chained = {
  ...sampleInput,
  parts: {
    prompt: { type: "completion" },
    decider: { type: "code", files: ["decide.ts"], entry: "decide.ts" },
  },
  steps: [...sampleInput.steps, { ...decide, given: ["product"] }],
} satisfies ExerciseInput;

const problems = (input: ExerciseInput): string[] =>
  findCaseProblems({ exercise: exercise.parse(input), cases: sampleCases }).map(({ message }) => message);

test("takes code that is given inputs and earlier results", () => {
  expect(problems(chained)).toEqual([]);
  const [step] = sampleInput.steps;
  expect(problems({ ...chained, steps: [step!, { ...decide, given: ["message", "product"] }] })).toEqual([]);
});

test("names what code is to be given and nothing is", () => {
  const late = { ...chained, steps: [{ ...decide, given: ["product", "days"] }, ...sampleInput.steps] };
  expect(problems(late)).toEqual([
    "the step `answer` is given `product`, which no input or earlier result is; there is `message`",
    "the step `answer` is given `days`, which no input or earlier result is; there is `message`",
  ]);
});

test("grants code the examiner or a scripted model, not both, and knows that it is asked", () => {
  const examiner = { calls: 2 };
  const alone = { ...chained, steps: [decide], checks: [{ check: "equals", of: "answer" }] } as const;
  const asking = { ...alone, steps: [{ ...decide, examiner }] };
  expect(asksExaminer(exercise.parse({ ...alone, checks: [...alone.checks] }))).toBe(false);
  expect(asksExaminer(exercise.parse({ ...asking, checks: [...alone.checks] }))).toBe(true);
  expect(exercise.parse({ ...asking, checks: [...alone.checks] }).steps[0]).toMatchObject({
    examiner: { calls: 2, tokens: 64, characters: 4000 },
  });
  const both = { ...alone, steps: [{ ...decide, examiner, llm: "model" }] };
  expect(exercise.safeParse(both).error?.issues[0]).toMatchObject({
    path: ["steps", 0, "examiner"],
    message: "`llm` is scripted already; write either `llm` or `examiner`",
  });
});
