import { expect, test } from "vitest";
import { exercise } from "../exercise.ts";
import { lesson } from "../lesson.ts";
import { sampleInput } from "../sample.ts";
import { validate } from "./explain.ts";

const messages = (value: unknown): string[] => {
  const validated = validate(exercise, value);
  return validated.ok ? [] : validated.problems.map(({ path, message }) => `${path.join(".")}: ${message}`);
};
const { title: _title, ...untitled } = sampleInput;

const corrections = {
  type: "settings",
  options: { subtract: { values: ["nothing", "median"] }, over: { min: 1, max: 2 } },
};

type Told = [what: string, changes: object, step: object, before?: object[]];

/** Exercises whose last step weighs two labels, changed here and there. */
const labelled = (all: Told[]): [string, object][] =>
  all.map(([what, changes, step, before = []]) => [
    what,
    {
      ...sampleInput,
      ...changes,
      steps: [...before, { use: "model", prompt: "prompt", labels: ["good", "bad"], as: "product", ...step }],
    },
  ]);

test.each([
  ["nothing wrong", sampleInput],
  ["an unknown key", { ...sampleInput, titel: "x" }],
  ["an unknown key deep down", { ...sampleInput, parts: { prompt: { type: "completion", tokenBuget: 5 } } }],
  ["a missing key", untitled],
  ["a wrong type", { ...sampleInput, minutes: "eight" }],
  ["a number out of range", { ...sampleInput, minutes: 90 }],
  ["a text too short", { ...sampleInput, title: "x" }],
  ["an id that is none", { ...sampleInput, id: "Product Word" }],
  ["an unknown part type", { ...sampleInput, parts: { prompt: { type: "completon" } } }],
  ["an unknown check", { ...sampleInput, checks: [{ check: "equal", of: "product" }] }],
  ["a check without a name", { ...sampleInput, checks: [{ of: "product" }] }],
  [
    "an unknown check inside another",
    { ...sampleInput, checks: [{ check: "not", that: { check: "contain", of: "product" } }] },
  ],
  ["no checks", { ...sampleInput, checks: [] }],
  [
    "any and all at once",
    { ...sampleInput, checks: [{ check: "contains", of: "product", any: ["a"], all: ["b"] }] },
  ],
  [
    "a prompt that is not there",
    { ...sampleInput, steps: [{ use: "model", prompt: "promt", as: "product" }] },
  ],
  [
    "a name that is taken",
    {
      ...sampleInput,
      steps: [{ use: "model", prompt: "prompt", as: "prompt" }],
      checks: [{ check: "json", of: "prompt" }],
    },
  ],
  ...labelled([
    ["labels after a conversation", { parts: { prompt: { type: "chat" } } }, {}],
    ["a correction of no labels", {}, { labels: undefined, correction: {} }],
    ["a label that stands there twice", {}, { labels: ["good", "good"] }],
    ["texts to subtract that are not there", {}, { correction: { subtract: "texts" } }],
    ["a correction by a part that is none", {}, { correction: "prompt" }],
    ["a name for log-probabilities that is taken", {}, { logprobs: "prompt" }],
    [
      "settings that a correction does not know, or cannot use",
      { parts: { prompt: { type: "completion" }, knobs: corrections } },
      { correction: "knobs" },
    ],
    [
      "a correction that would differ from case to case",
      { texts: { later: "{{product}} {{message}}" } },
      { prompt: "later", as: "label", correction: { subtract: "cases" } },
      [{ use: "model", prompt: "prompt", as: "product" }],
    ],
  ]),
  [
    "a setting that is neither a choice nor a number",
    {
      ...sampleInput,
      parts: { ...sampleInput.parts, knobs: { type: "settings", options: { k: { min: 1 } } } },
    },
  ],
  [
    "a check of a result that is not there",
    { ...sampleInput, checks: [{ check: "not", that: { check: "json", of: "produkt" } }] },
  ],
  [
    "a check of a schema that is not there",
    { ...sampleInput, checks: [{ check: "jsonSchema", of: "product", schema: "shape" }] },
  ],
  [
    "a gate on half a case",
    { ...sampleInput, hidden: { ...sampleInput.hidden, gate: { metric: "lowestRecall", atLeast: 2.5 } } },
  ],
  ["labels that do not add up", { ...sampleInput, hidden: { ...sampleInput.hidden, count: 7 } }],
  [
    "a gate that cannot be reached",
    { ...sampleInput, hidden: { ...sampleInput.hidden, gate: { atLeast: 9 } } },
  ],
  ["something that is no object", "hello"],
])("tells an author about %s", (_what, value) => {
  expect(messages(value)).toMatchSnapshot();
});

test("tells an author how a lesson's outcome begins", () => {
  const validated = validate(lesson, {
    title: "Show",
    outcome: "You will learn to raise accuracy",
    asOf: "2026-11-01",
    plan: [{ title: "a", minutes: 1 }],
    exercises: { required: ["a"] },
    covers: ["x"],
  });
  expect(validated).toEqual({
    ok: false,
    problems: [{ path: ["outcome"], message: "begin with “After it you can”" }],
  });
});
