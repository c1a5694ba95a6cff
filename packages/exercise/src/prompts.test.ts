import { expect, test } from "vitest";
import { exercise } from "./index.ts";
import { sampleInput } from "./sample.ts";

const messages = (prompt: unknown, more: object = {}): string[] => {
  const texts = { calm: "{{prompt}} {{message}}", angry: "Now! {{prompt}} {{message}}" };
  const [step] = sampleInput.steps;
  const parsed = exercise.safeParse({ ...sampleInput, texts, steps: [{ ...step, prompt, ...more }] });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
};

const [first = "", ...others] = Object.keys(sampleInput.hidden.labels);
const eachLabel = (name: string) =>
  Object.fromEntries([[first, "calm"], ...others.map((label) => [label, name])]);

test("takes a text for each label", () => {
  expect(messages(eachLabel("angry"))).toEqual([]);
});

test("names a label without a text, and what is no text", () => {
  expect(messages({ unheard: "calm" })).toEqual([
    expect.stringContaining("names the labels `unheard`; the exercise has "),
  ]);
  expect(messages({ [first]: "prompt" })).toContain(
    "there is no text named `prompt`; there is `calm`, `angry`",
  );
});

test("weighs labels after one prompt", () => {
  expect(messages(eachLabel("angry"), { labels: ["yes", "no"] })).toContain(
    "labels are weighed after one prompt; name one part or text",
  );
});
