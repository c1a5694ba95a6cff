import { createFakeModel } from "@assay/model/fake";
import { expect, test } from "vitest";
import { grade } from "../grade.ts";
import { sampleExercise } from "../sample-exercise.ts";
import { collect, options, promptOf } from "../sample-grading.ts";

test("sends the text of its label to each case, filled in", async () => {
  const exercise = sampleExercise({
    texts: { calm: "Calm: {{prompt}} {{message}}", angry: "Angry: {{prompt}} {{message}}" },
    steps: [{ use: "model", prompt: { a: "calm", b: "angry" }, as: "product" }],
    hidden: { variants: 1, count: 2, labels: { a: 1, b: 1 }, gate: { atLeast: 2 } },
  });
  const cases = ["a", "b"].map((label) => ({
    id: label,
    label,
    input: { message: `Message ${label}.` },
    expect: { product: "lamp" },
  }));
  const model = createFakeModel(() => "lamp");
  await collect(
    grade(options(model, { exercise, cases, mode: "practice", artifact: { prompt: "Name it." } })),
  );
  expect(model.requests.map(promptOf)).toEqual(["Calm: Name it. Message a.", "Angry: Name it. Message b."]);
});
