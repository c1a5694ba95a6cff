import type { Artifact, Case, Exercise, GradeEvent } from "@assay/exercise";
import { createFakeModel } from "@assay/model/fake";
import { expect, test } from "vitest";
import { grade } from "../index.ts";
import { sampleExercise } from "../sample-exercise.ts";

const pool = [
  { id: "radio", text: "Message: The radio hums.\nProduct: radio" },
  { id: "lamp", text: "Message: My {{message}} lamp.\nProduct: lamp" },
];
const slots = [
  { id: "current", title: "The current note" },
  { id: "older", title: "Last year's note" },
];
const caseOf = (input: Case["input"]): Case => ({
  id: "a",
  label: "question",
  input,
  expect: { product: "tent" },
});

/** Gives what the model was sent for a case. */
async function sent(exercise: Exercise, artifact: Artifact, each: Case) {
  const events: GradeEvent[] = await Array.fromAsync(
    grade({
      exercise,
      cases: [each],
      artifact,
      mode: "practice",
      run: 1,
      variant: 1,
      seed: "learner",
      model: createFakeModel(() => " tent"),
      examiner: { name: "tiny" },
      versions: { grader: "1", exercise: "e" },
      now: () => 0,
      signal: new AbortController().signal,
    }),
  );
  const sample = events.find((event) => event.type === "sample-end")?.sample;
  const request = sample !== undefined && "calls" in sample ? sample.calls[0]?.request : undefined;
  return request?.kind === "chat" ? request.messages : request?.prompt;
}

test("fills a fixed text with the chosen items in their order, in one pass", async () => {
  const exercise = sampleExercise({
    parts: { examples: { type: "selection", pool } },
    texts: { prompt: "{{examples}}\n\nMessage: {{message}}\nProduct:" },
  });
  expect(await sent(exercise, { examples: ["lamp", "radio"] }, caseOf({ message: "A {{examples}}" }))).toBe(
    "Message: My {{message}} lamp.\nProduct: lamp\n\nMessage: The radio hums.\nProduct: radio\n\nMessage: A {{examples}}\nProduct:",
  );
});

test("fills slots from each case, in a conversation, and leaves what stands in them as it is", async () => {
  const exercise = sampleExercise({
    parts: { notes: { type: "selection", slots, separator: " / " } },
    texts: {
      prompt: [
        { role: "system", content: "Answer from the notes." },
        { role: "user", content: "{{notes}}\n{{message}}" },
      ],
    },
  });
  const each = caseOf({ message: "Which?", current: "Now {{older}}", older: { year: 2025 } });
  expect(await sent(exercise, { notes: ["older", "current"] }, each)).toEqual([
    { role: "system", content: "Answer from the notes." },
    { role: "user", content: '{"year":2025} / Now {{older}}\nWhich?' },
  ]);
});

test("fills the learner's own prompt with the learner's choice", async () => {
  const exercise = sampleExercise({
    parts: { prompt: { type: "completion" }, examples: { type: "selection", pool } },
  });
  const artifact = { prompt: "{{examples}}|{{message}}", examples: ["radio"] };
  expect(await sent(exercise, artifact, caseOf({ message: "tent" }))).toBe(
    "Message: The radio hums.\nProduct: radio|tent",
  );
});
