import type { Case } from "./cases.ts";
import { type Exercise, type ExerciseInput, exercise } from "./exercise.ts";

/** What an author writes, for tests. */
export const sampleInput = {
  id: "prompting-few-shot/product-word",
  title: "Name the product",
  task: "A message reaches the shop; name its product.",
  judged: "A case passes when the reply is the product word.",
  recipe: "few-shot",
  catalogue: "E18",
  seedItem: "few-shot learners",
  outcome: "Raise accuracy with examples.",
  minutes: 8,
  parts: { prompt: { type: "completion", tokenBudget: 220 } },
  steps: [{ use: "model", prompt: "prompt", settings: { stop: ["\n"] }, as: "product" }],
  checks: [{ check: "equals", of: "product", trim: true, case: false }],
  hidden: { variants: 1, count: 6, labels: { question: 3, complaint: 3 }, gate: { atLeast: 4 } },
} satisfies ExerciseInput;

export const sampleExercise = (changes: Partial<ExerciseInput> = {}): Exercise =>
  exercise.parse({ ...sampleInput, ...changes });

export const sampleCases: readonly Case[] = [
  { id: "radio", label: "question", input: { message: "Is the radio loud?" }, expect: { product: "radio" } },
];
