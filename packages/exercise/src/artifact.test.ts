import fc from "fast-check";
import { expect, test } from "vitest";
import { artifactFromFiles } from "./artifact-files.ts";
import { parseArtifact } from "./artifact.ts";
import { sampleCases, sampleExercise } from "./sample.ts";

const context = { exercise: sampleExercise(), cases: sampleCases };
const problems = (value: Record<string, unknown>, exercise = context.exercise) => {
  const parsed = parseArtifact({ exercise, cases: sampleCases }, value);
  return parsed.ok ? [] : parsed.problems.map(({ code, message }) => [code, message]);
};

test("takes an artifact that has every part and placeholder", () => {
  expect(parseArtifact(context, { prompt: "{{ message }}" })).toEqual({
    ok: true,
    artifact: { prompt: "{{ message }}" },
  });
});

test.each([
  ["a missing part", {}, [["part-missing", "The part “prompt” is missing."]]],
  [
    "an unknown part",
    { prompt: "{{message}}", extra: 1 },
    [["part-unknown", "This exercise has no part named “extra”."]],
  ],
  [
    "a part of another type",
    { prompt: [{ role: "user", content: "x" }] },
    [
      [
        "part-invalid",
        "The part “prompt” is not as it should be: Invalid input: expected string, received array.",
      ],
    ],
  ],
  [
    "an empty part",
    { prompt: " \n" },
    [["part-empty", "There is nothing to send yet: write something first."]],
  ],
  [
    "a missing placeholder",
    { prompt: "hi" },
    [
      [
        "placeholder-missing",
        "{{message}} is missing: without it the model never sees the case. Write it where the case belongs.",
      ],
    ],
  ],
  [
    "an unknown placeholder",
    { prompt: "{{message}} {{mesage}}" },
    [["placeholder-unknown", "{{mesage}} is not filled by anything here. Known: {{message}}."]],
  ],
  [
    "a text of 20,001 characters",
    { prompt: "x".repeat(20_001) },
    [["part-invalid", "The part “prompt” is not as it should be: keep the text under 20,000 characters."]],
  ],
])("refuses %s with a sentence", (_what, value, expected) => {
  expect(problems(value)).toEqual(expected);
});

test("refuses turns with an unknown role and says which", () => {
  const exercise = sampleExercise({ parts: { prompt: { type: "chat" } } });
  expect(problems({ prompt: [{ role: "boss", content: "{{message}}" }] }, exercise)[0]?.[1]).toContain(
    "(0.role)",
  );
});

test("refuses settings outside the declared list", () => {
  const exercise = sampleExercise({
    parts: {
      prompt: { type: "completion" },
      knobs: {
        type: "settings",
        options: { maxTokens: { min: 1, max: 32 }, temperature: { values: [0, 1] } },
      },
    },
    steps: [{ use: "model", prompt: "prompt", settings: "knobs", as: "product" }],
  });
  const of = (knobs: unknown) =>
    problems({ prompt: "{{message}}", knobs }, exercise).map(([, message]) => message);
  expect(of({ maxTokens: 8, temperature: 1 })).toEqual([]);
  expect(of({ maxTokens: 64, temperature: 0.5, topP: 1 })).toEqual([
    "There is no setting “topP” here.",
    "“maxTokens” must be a number from 1 to 32.",
    "“temperature” must be one of 0, 1.",
  ]);
  expect(of({ maxTokens: 8 })).toEqual(["The setting “temperature” is missing."]);
});

test("refuses texts of a setting that are too many, too long, empty or none", () => {
  const exercise = sampleExercise({
    parts: {
      prompt: { type: "completion" },
      correction: {
        type: "settings",
        options: {
          subtract: { values: ["nothing", "texts"] },
          texts: { title: "Texts", texts: { atLeast: 1, atMost: 2, maxLength: 5 } },
        },
      },
    },
    steps: [{ use: "model", prompt: "prompt", labels: ["a", "b"], correction: "correction", as: "product" }],
  });
  const of = (texts: unknown) =>
    problems({ prompt: "{{message}}", correction: { subtract: "texts", texts } }, exercise).map(
      ([, message]) => message,
    );
  expect(of(["N/A", "none"])).toEqual([]);
  expect(of([])).toEqual(["“Texts” needs at least 1 text."]);
  expect(of(["a", "b", "c"])).toEqual(["“Texts” may have at most 2 texts."]);
  expect(of(["longer"])).toEqual(["“Texts” has a text of more than 5 characters."]);
  expect(of([" "])).toEqual(["“Texts” has an empty text: write it or take it out."]);
  expect(of("N/A")).toEqual(["“Texts” must be a list of texts."]);
});

test("refuses a number between the steps of a setting", () => {
  const exercise = sampleExercise({
    parts: {
      prompt: { type: "completion" },
      knobs: { type: "settings", options: { temperature: { min: 0, max: 1, step: 0.1 } } },
    },
    steps: [{ use: "model", prompt: "prompt", settings: "knobs", as: "product" }],
  });
  const of = (temperature: number) => problems({ prompt: "{{message}}", knobs: { temperature } }, exercise);
  expect([0, 0.3, 0.7, 1].flatMap(of)).toEqual([]);
  expect(of(0.25)[0]?.[1]).toBe("“temperature” goes in steps of 0.1 from 0.");
});

test("answers anything a stranger can send with a verdict, never with an exception", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(parseArtifact(context, value)).toHaveProperty("ok");
    }),
  );
});

test("refuses parts that hide behind the prototype", () => {
  expect(problems(JSON.parse('{"__proto__": {"prompt": "{{message}}"}}'))).toContainEqual([
    "part-missing",
    "The part “prompt” is missing.",
  ]);
});

test("reads an artifact from files and takes one newline off a text", () => {
  const files = new Map([["prompt.txt", "{{message}}\nProduct:\n"]]);
  expect(artifactFromFiles(context, files, JSON.parse)).toEqual({
    ok: true,
    artifact: { prompt: "{{message}}\nProduct:" },
  });
});

test("names a file that is no part", () => {
  const files = new Map([
    ["prompt.txt", "{{message}}"],
    ["prompt.md", "x"],
  ]);
  expect(artifactFromFiles(context, files, JSON.parse)).toMatchObject({
    ok: false,
    problems: [{ part: "prompt.md" }],
  });
});

test("says which file is no YAML, and where", () => {
  const files = new Map([["prompt.yaml", "- a"]]);
  const parse = (): unknown => {
    throw new Error("Unexpected end at line 1, column 4:\n\n- a\n   ^\n");
  };
  expect(artifactFromFiles(context, files, parse)).toEqual({
    ok: false,
    problems: [
      {
        code: "part-invalid",
        part: "prompt",
        message: "The file prompt.yaml is no YAML: Unexpected end at line 1, column 4.",
      },
    ],
  });
});
