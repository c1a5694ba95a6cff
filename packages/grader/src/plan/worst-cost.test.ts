import { createFakeModel } from "@assay/model/fake";
import { expect, test } from "vitest";
import { grade, worstCost } from "../index.ts";
import { artifact, hidden, sampleExercise, visible } from "../sample-exercise.ts";
import { collect, gradeOf, options } from "../sample-grading.ts";

const price = { input: 1, cachedInput: 0.1, output: 10 };
const exercise = sampleExercise();

test("counts each byte of what is sent as a token, and each reply as long as it may be", () => {
  const [each] = visible;
  const sent = Buffer.byteLength("Message: My radio is here.\nProduct:") + 2 * 16;
  expect(worstCost({ exercise, cases: [each!], artifact }, price)).toBeCloseTo((sent + 16 * 10) / 1e6, 12);
});

test("counts every sample, every step, and a reply that is sent on", () => {
  const chained = sampleExercise({
    samples: { count: 3, atLeast: 2 },
    parts: { first: { type: "completion" }, second: { type: "chat" } },
    steps: [
      { use: "model", prompt: "first", settings: { maxTokens: 40 }, as: "word" },
      { use: "model", prompt: "second", settings: { maxTokens: 8 }, as: "product" },
    ],
  });
  const parts = { first: "{{message}}", second: [{ role: "user" as const, content: "Shout: {{word}}" }] };
  const plan = { exercise: chained, cases: visible.slice(0, 1), artifact: parts };
  const sent = "My radio is here.".length + 32 + "Shout: ".length + 40 + 32;
  expect(worstCost(plan, price)).toBeCloseTo((3 * (sent + (40 + 8) * 10)) / 1e6, 12);
});

test("is never less than what the run costs", async () => {
  const reply = { output: " radio", usage: { request: 20, cached: 0, reply: 16 } };
  const model = createFakeModel(() => reply, { price });
  const found = gradeOf(await collect(grade(options(model))));
  expect(worstCost({ exercise, cases: [...visible, ...hidden], artifact }, price)).toBeGreaterThan(
    found!.cost!,
  );
});

test("is nothing where calls are free, and unknown where the price is", () => {
  const plan = { exercise, cases: visible, artifact };
  expect(worstCost(plan, { input: 0, output: 0 })).toBe(0);
  expect(worstCost(plan, undefined)).toBeUndefined();
});
