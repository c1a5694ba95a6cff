import { expect, test } from "vitest";
import { z } from "zod";
import { check, leafNames } from "./index.ts";

test("knows the 44 checks of the vocabulary", () => {
  expect(leafNames).toHaveLength(44);
  expect(new Set(leafNames).size).toBe(44);
});

test("describes every field of every check in a sentence", () => {
  const schema = JSON.stringify(z.toJSONSchema(check, { unrepresentable: "any" }));
  expect(schema).toContain("The step whose result is looked at.");
});

test.each([
  { check: "equals", of: "a" },
  { check: "weighted", checks: [{ check: "json", of: "a" }], weights: [1], atLeast: 0.5 },
  { check: "not", that: { check: "any", checks: [{ check: "noComma", of: "a" }] } },
])("takes $check", (value) => {
  expect(check.safeParse(value).success).toBe(true);
});

test.each([
  { check: "equals", of: "a", valeu: "x" },
  { check: "wordCount", of: "a" },
  { check: "weighted", checks: [{ check: "json", of: "a" }], weights: [1, 2], atLeast: 0.5 },
  { check: "not", that: { check: "nothing" } },
  { check: "jsonPath", of: "a", path: "$..id" },
  { check: "jsonPath", of: "a", path: "$.items[*]" },
])("refuses %j", (value) => {
  expect(check.safeParse(value).success).toBe(false);
});
