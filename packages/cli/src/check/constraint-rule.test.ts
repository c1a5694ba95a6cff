import { type Json, modelSettings } from "@assay/exercise";
import { expect, test } from "vitest";
import { findConstraintProblems } from "./constraint-rule.ts";

const ask = (settings: object): string[] =>
  findConstraintProblems({
    parts: {},
    steps: [{ use: "model", prompt: "prompt", settings: modelSettings.parse(settings), as: "reply" }],
  });
const ofSchema = (schema: Json) => ({ responseFormat: { type: "json_schema", schema } });

test("accepts what the examiner keeps to", () => {
  expect(ask({})).toEqual([]);
  expect(ask({ grammar: 'root ::= "yes" | "no"' })).toEqual([]);
  expect(ask(ofSchema({ type: "object", properties: { id: { type: "string" } } }))).toEqual([]);
  expect(ask({ responseFormat: { type: "json_object" } })).toEqual([]);
});

test.each<[object, string]>([
  [
    ofSchema({ type: "object", properties: { id: { type: "string", pattern: "^ORD" } } }),
    "`steps[0].settings.responseFormat.schema.properties.id.pattern` is a keyword that the examiner does not keep to here; leave it out; known here are type, minLength, maxLength",
  ],
  [
    { grammar: "root ::= word" },
    "`steps[0].settings.grammar` has an error in line 1: there is no rule `word`",
  ],
  [
    { grammar: 'root ::= "a"', responseFormat: { type: "json_object" } },
    "`steps[0].settings` has both a `responseFormat` and a `grammar`; leave one of them out",
  ],
])("refuses %j with its place", (settings, problem) => {
  expect(ask(settings)).toEqual([problem]);
});

test("refuses a choice of the learner's that the examiner would refuse", () => {
  const values: Json[] = ['root ::= "a"', "root ="];
  expect(
    findConstraintProblems({
      parts: { knobs: { type: "settings", options: { grammar: { values } } } },
      steps: [],
    }),
  ).toEqual([
    '`parts.knobs.options.grammar.values[1]` has an error in line 1: expected "::=" after `root`, found "="',
  ]);
});
