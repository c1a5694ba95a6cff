import { type PublicExercise, exercise } from "@assay/exercise";
import { expect, test } from "vitest";
import { findOverBudget } from "./token-budget.ts";

const published: PublicExercise = {
  exercise: exercise.parse({
    id: "a-lesson/an-exercise",
    title: "A title",
    task: "A task of some words.",
    judged: "A case passes when the reply is right.",
    recipe: "few-shot",
    catalogue: "E18",
    seedItem: "few-shot learners",
    outcome: "Raise accuracy with examples.",
    minutes: 8,
    parts: {
      text: { type: "completion", tokenBudget: 3 },
      talk: { type: "chat", tokenBudget: 3 },
      free: { type: "completion" },
    },
    steps: [{ use: "model", prompt: "text", as: "product" }],
    checks: [{ check: "equals", of: "product" }],
    hidden: { variants: 1, count: 1, labels: { plain: 1 }, gate: { atLeast: 1 } },
  }),
  cases: [],
  exerciseVersion: "",
  starter: {},
};
const countLetters = async (value: string | readonly { content: string }[]) =>
  typeof value === "string" ? value.length : value.map(({ content }) => content).join("").length;

test("counts texts and conversations, and what has no budget not at all", async () => {
  const talk = [{ role: "user" as const, content: "12345" }];
  expect(await findOverBudget(published, { text: "1234", talk, free: "123456" }, countLetters)).toEqual([
    { part: "text", tokens: 4, tokenBudget: 3 },
    { part: "talk", tokens: 5, tokenBudget: 3 },
  ]);
});

test("lets through what is exactly as long as allowed, or empty", async () => {
  const talk = [{ role: "user" as const, content: "123" }];
  expect(await findOverBudget(published, { text: "", talk, free: "" }, countLetters)).toEqual([]);
});
