import { expect, test } from "vitest";
import { findUnsupported } from "../index.ts";
import { sampleExercise } from "../sample-exercise.ts";

test("says nothing about what it can grade", () => {
  expect(findUnsupported(sampleExercise())).toEqual([]);
});

test("names a pattern, a language and a schema that would be refused on every sample", () => {
  const exercise = sampleExercise({
    checks: [
      { check: "not", that: { check: "regex", of: "product", pattern: "(?=a)" } },
      { check: "language", of: "product", is: "xx", mode: "strict" },
      { check: "jsonSchema", of: "product", schema: { $ref: "https://example.org/schema.json" } },
    ],
  });
  expect(findUnsupported(exercise)).toEqual([
    "the pattern (?=a) is not RE2 syntax: no look-around, no back-references",
    "the language `xx` cannot be told from others",
    "the check `jsonSchema`: `$ref` of the schema must be # or #/$defs/<name>, not “https://example.org/schema.json”; nothing is fetched",
  ]);
});

test("names each part, step, check and gate that it cannot grade", () => {
  const exercise = sampleExercise({
    parts: { prompt: { type: "completion" }, search: { type: "tools" } },
    steps: [
      { use: "model", prompt: "prompt", as: "product" },
      { use: "retrieve", corpus: "shop.yaml", query: "{{message}}", with: "search", as: "found" },
    ],
    checks: [{ check: "not", that: { check: "refusal", of: "product", expected: true } }],
    hidden: { variants: 1, count: 6, labels: { a: 6 }, gate: { metric: "fieldF1", atLeast: 0.9 } },
  });
  expect(findUnsupported(exercise)).toEqual([
    "the part `search` is of type `tools`, which cannot be graded yet",
    "the step `found` uses `retrieve`, which cannot be run yet",
    "the check `refusal` cannot be run yet",
    "the gate is over fields, and no check is `jsonEquals`",
  ]);
});
