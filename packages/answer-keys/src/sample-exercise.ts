import { type Exercise, type ExerciseInput, exercise } from "@assay/exercise";

/** Makes an exercise with what it says about its hidden cases, for tests. */
export const sampleExercise = (hidden: ExerciseInput["hidden"]): Exercise =>
  exercise.parse({
    id: "prompting-few-shot/product-word",
    title: "Name the product",
    task: "A message reaches the shop; name its product.",
    judged: "A case passes when the reply is the product word.",
    recipe: "few-shot",
    catalogue: "E18",
    seedItem: "few-shot learners",
    outcome: "Raise accuracy with examples.",
    minutes: 8,
    parts: { prompt: { type: "completion" } },
    steps: [{ use: "model", prompt: "prompt", as: "product" }],
    checks: [{ check: "equals", of: "product" }],
    hidden,
  });
