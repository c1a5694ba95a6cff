import type { Case } from "@assay/exercise";
import { ModelError } from "@assay/model";
import { createFakeModel } from "@assay/model/fake";
import { expect, test } from "vitest";
import { type GradeOptions, grade } from "./index.ts";
import { hidden, productIn, sampleExercise, visible } from "./sample-exercise.ts";
import { collect, gradeOf, ofType, options, promptOf } from "./sample-grading.ts";

/** A gate over fields: each case expects two, and the reply gives the product right and the place as it was told. */
const overFields = sampleExercise({
  checks: [{ check: "jsonEquals", of: "product", fields: {} }],
  hidden: {
    variants: 1,
    count: 6,
    labels: { question: 3, complaint: 3 },
    gate: { metric: "fieldF1", atLeast: 0.75 },
  },
});
const withFields = (cases: readonly Case[]): Case[] =>
  cases.map((each) => ({
    ...each,
    expect: { product: { name: each.expect["product"] ?? "", place: "here" } },
  }));

const gradeFields = async (
  script: (product: string) => string | Error,
  changes: Partial<GradeOptions> = {},
) => {
  const model = createFakeModel((request) => script(productIn(promptOf(request))));
  const answerKey = { variants: [withFields(hidden)], keyVersion: "key" };
  const all = { exercise: overFields, cases: withFields(visible), answerKey, ...changes };
  return collect(grade(options(model, all)));
};
const place = (name: string, where: string): string => JSON.stringify({ name, place: where });

test("decides a gate over the fields of all hidden cases, and says how far it is", async () => {
  const wrong = ["chair", "desk", "vase"];
  const half = (name: string) => place(name, wrong.includes(name) ? "there" : "here");
  expect(gradeOf(await gradeFields(half))).toMatchObject({
    outcome: "passed",
    hidden: { passed: 3, fields: { right: 9, found: 12, expected: 12, open: 0 } },
  });
  const none = (name: string) => (wrong.includes(name) ? "no JSON" : place(name, "there"));
  expect(gradeOf(await gradeFields(none))).toMatchObject({
    outcome: "failed",
    hidden: { fields: { right: 3, found: 6, expected: 12, open: 0 } },
    finding: {
      detail: expect.stringContaining("Over all fields of the hidden cases F1 is 0.33; 0.75 is needed."),
    },
  });
});

test("leaves a gate over fields open for what was not graded, and counts what was too long as missing", async () => {
  const away = (code: "refused" | "too-long") => (name: string) =>
    ["chair", "desk", "vase"].includes(name) ? new ModelError(code, "no") : place(name, "here");
  expect(gradeOf(await gradeFields(away("refused")))).toMatchObject({
    outcome: "ungraded",
    hidden: { fields: { right: 6, found: 6, expected: 6, open: 6 } },
  });
  expect(gradeOf(await gradeFields(away("too-long")))).toMatchObject({
    outcome: "failed",
    hidden: { fields: { right: 6, found: 6, expected: 12, open: 0 } },
  });
});

test("tells a proof, and no event, what each hidden case came to", async () => {
  const heard: unknown[] = [];
  const events = await gradeFields((name) => place(name, "there"), {
    onHiddenCase: (each) => heard.push(each),
  });
  const fields = { right: 1, found: 2, expected: 2, open: 0 };
  expect(heard).toHaveLength(6);
  expect(heard).toContainEqual({ label: "question", verdict: "fail", fields });
  for (const { sample } of ofType(events, "sample-end")) expect(sample).not.toHaveProperty("fields");
});
