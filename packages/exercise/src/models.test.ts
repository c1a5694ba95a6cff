import { expect, test } from "vitest";
import { modelRegistry } from "./index.ts";

const model = {
  id: "tiny",
  title: "Tiny",
  contextLength: 4096,
  price: { input: 0.1, output: 0.5 },
  sources: [{ name: "Ada's page", url: "https://example.com", seen: "primary" }],
  checked: "2026-11-26",
  expires: "2027-02-26",
};
const problems = (...models: object[]) =>
  modelRegistry.safeParse({ models }).error?.issues.map(({ path, message }) => [path.join("."), message]);

test("takes a model with its price, its source and its days", () => {
  expect(
    problems(model, { ...model, id: "large", snapshot: "large-2026", price: undefined }),
  ).toBeUndefined();
});

test.each<[object, string, string]>([
  [{ expires: "2026-11-26" }, "expires", "write a day after `checked`"],
  [{ retires: "2027-01-01" }, "expires", "write a day no later than `retires`: from then on it is not so"],
  [{ file: "abc" }, "file", "write the sha256 of the file, 64 lower-case hexadecimal digits"],
  [{ sources: [] }, "sources", "Too small: expected array to have >=1 items"],
])("refuses %j", (changes, field, message) => {
  expect(problems({ ...model, ...changes })).toEqual([[`models.0.${field}`, message]]);
});

test("refuses two entries of one name, also where one is the other's snapshot", () => {
  expect(problems(model, { ...model, id: "other", snapshot: "tiny" })).toEqual([
    ["models.1.id", "`tiny` names an earlier one too"],
  ]);
});
