import { loadContent } from "@assay/content";
import { examinerWeights } from "@assay/examiner";
import { findModel } from "@assay/exercise";
import { expect, test } from "vitest";
import { course } from "../../../test/assay.ts";
import { countFailures, formatFinding } from "../finding.ts";
import { findOldModels, findRetiringModels } from "./models.ts";

const content = await loadContent(course);
const embedded = findModel(content.models, examinerWeights.name)!;
const place = { file: "models.yaml", line: 9, column: 14 };

test("knows the embedded examiner by its file, and that it costs nothing", () => {
  expect(embedded).toMatchObject({
    title: examinerWeights.title,
    file: examinerWeights.sha256,
    price: { input: 0, output: 0 },
  });
});

test("says from its day on that a price has to be read again, and where", () => {
  const model = {
    ...embedded,
    sources: [{ name: "Ada", url: "https://example.com/p", seen: "primary" as const }],
  };
  const old = { ...model, id: "tiny", expires: "2027-02-26", place };
  expect(findOldModels({ content: { models: [old] }, today: "2027-02-25" })).toEqual([]);
  const found = findOldModels({ content: { models: [old] }, today: "2027-02-26" });
  expect(found.map((each) => formatFinding({ rule: "expired-models", ...each }))).toEqual([
    "models.yaml:9:14  expired-models  `tiny` expired on 2027-02-26; it was last checked on 2026-11-26; read https://example.com/p again, mend its price and dates, and move `checked` and `expires` on; take out a model that is served no longer",
  ]);
});

const product = content.exercises.get("prompting-few-shot/product-word")!;
const exercises = new Map([[product.exercise.id, product]]);
const look = (today: string, changes: object = {}) =>
  findRetiringModels({
    content: { models: [{ ...embedded, retires: "2027-03-01", place, ...changes }], exercises },
    today,
  }).map((each) => ({ rule: "retiring-models", ...each }));

test("speaks of a model that retires only while an exercise is proved on it, and sixty days before", () => {
  expect(look("2026-12-30")).toEqual([]);
  expect(look("2027-02-01", { file: "0".repeat(64) })).toEqual([]);
  expect(look("2027-02-01", { retires: undefined })).toEqual([]);
  expect(look("2026-12-31")).toHaveLength(1);
});

test("fails nothing until the day, and then does", () => {
  const before = look("2027-02-28");
  expect(before.map(formatFinding)).toEqual([
    "models.yaml:9:14  retiring-models  note: `smollm2-135m-instruct` retires on 2027-03-01, and prompting-few-shot/product-word is proved on it; prove on another model, and record that",
  ]);
  expect(countFailures(before)).toBe(0);
  const after = look("2027-03-01");
  expect(after[0]?.message).toContain("retired on 2027-03-01");
  expect(countFailures(after)).toBe(1);
});

test("knows a hosted model by its id or its snapshot, and guesses nothing", () => {
  expect(findModel(content.models, "claude-haiku-4-5-20251001")?.id).toBe("claude-haiku-4-5");
  expect(findModel(content.models, "gpt-4o")).toBeUndefined();
  const examiner = { name: "Tiny" };
  const hosted = { ...embedded, id: "tiny", title: "Tiny", file: undefined, retires: "2027-03-01", place };
  const proved = new Map([["a/b", { ...product, calibration: { ...product.calibration!, examiner } }]]);
  const { file: _file, ...named } = hosted;
  expect(
    findRetiringModels({ content: { models: [named], exercises: proved }, today: "2027-03-01" }),
  ).toHaveLength(1);
});
