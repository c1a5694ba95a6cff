import { type Json, type LeafName, exercise } from "@assay/exercise";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { sampleExercise } from "../sample-exercise.ts";
import { checkFunctions } from "./index.ts";
import { prepareChecks } from "./prepare-checks.ts";
import { runChecks } from "./run-checks.ts";

const of = "product";
const range = { of, min: 1, max: 3, mode: "loose" };

/** How an author writes each check that can be run, with the dearest of its choices. */
const written: Partial<Record<LeafName, Record<string, Json>>> = {
  equals: { of, value: "radio", trim: true, case: false },
  oneOf: { of, values: ["radio", "lamp"], trim: true, case: false },
  contains: { of, any: ["radio", "lamp"], case: false },
  notContains: { of, values: ["radio"], case: false },
  startsWith: { of, value: "radio", trim: true, case: false },
  endsWith: { of, value: "radio", trim: true, case: false },
  regex: { of, pattern: "^(a+)+$", case: false },
  keywordCount: { of, keyword: "aa", min: 1, case: false },
  similarTo: { of, value: "radio", atLeast: 0.5 },
  json: { of, type: "object" },
  jsonSchema: {
    of,
    schema: {
      type: ["object", "array", "string"],
      items: { $ref: "#" },
      additionalProperties: { $ref: "#" },
      uniqueItems: true,
      pattern: "^(a+)+$",
      anyOf: [{ $ref: "#/$defs/any" }, { minLength: 1 }],
      $defs: { any: { enum: ["radio", { a: 1 }] } },
    },
  },
  jsonPath: { of, path: "$.a['b'][-1]", equals: 1 },
  jsonEquals: { of, fields: { $: { case: false }, a: { tolerance: 1, nullAsAbsent: true } }, atLeastF1: 0.5 },
  numeric: { of, value: 5, tolerance: 0.1 },
  wordCount: range,
  sentenceCount: range,
  paragraphCount: range,
  bulletCount: range,
  title: { of, mode: "loose" },
  letterCase: { of, is: "title", mode: "loose" },
  noComma: { of, mode: "loose" },
  language: { of, is: "de", mode: "loose" },
  placeholder: { of, min: 2, mode: "loose" },
  postscript: { of, mode: "loose" },
  quotation: { of, mode: "loose" },
  noSecret: { of },
  canaryAbsent: { of, canary: "Bluebird-77 é" },
  noPii: { of },
  tokens: { of: "all", max: 10 },
  maxCost: { usd: 0.01 },
  maxLatency: { ms: 10 },
  maxCalls: { max: 1 },
  finishReason: { of },
};

const { checks } = exercise.parse({
  ...sampleExercise(),
  checks: Object.entries(written).map(([check, fields]) => ({ check, ...fields })),
});

beforeAll(() => prepareChecks(checks));

test("tries every check that can be run, each as an author may write it", () => {
  // Tests look at what code returned, and at no reply.
  const { tests: _, ...ofReplies } = checkFunctions;
  expect(Object.keys(written).toSorted()).toEqual(Object.keys(ofReplies).toSorted());
});

/** Runs every check on a reply, and names those that were left undecided or said no sentence of a length to read. */
function troubles(reply: string): string[] {
  const view = {
    results: { [of]: reply },
    calls: [
      {
        as: of,
        request: {
          kind: "completion" as const,
          prompt: "",
          settings: { temperature: 0, topP: 1, maxTokens: 9, stop: [] },
        },
        output: reply,
        finishReason: "stop" as const,
        usage: { request: 1, cached: 0, reply: 1 },
        cost: 0.001,
        latencyMs: 0,
        cached: true,
      },
    ],
    parts: {},
    expect: { [of]: { a: 1 } },
  };
  const { checks: results } = runChecks(checks, view);
  return results.flatMap(({ check, verdict, message }) =>
    verdict === "ungraded" || message.length < 4 || message.length > 700 ? [`${check}: ${message}`] : [],
  );
}

// Whatever a pattern or a scan could begin with again and again, were it not bounded.
const characters = Array.from("aA1,.:;-*+<>[](){}@%&#\\/_=\"'\0 \n\t\r\u200b\u0301\ufeff🙂é中İß“");
const words =
  'eyJ|sk-|<<|>>|[a]|a@|a.|0-|::|%41|\\u|&#|A1 |- a\n|P.S. |Dr. |\n\n|***\n|{"a":|[{|"a",|://|password is |DE00|aa|\r\n|e1|1,000|\\"';
const pieces = [...characters, ...words.split("|"), "\ud800", "\udc00"];

const short = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary" })), {
  maxLength: 40,
});

test("judges whatever a stranger's model may send, and never throws or stays undecided", () => {
  fc.assert(
    fc.property(short, (parts) => {
      expect(troubles(parts.join(""))).toEqual([]);
    }),
  );
});

test("judges any JSON", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      expect(troubles(text)).toEqual([]);
    }),
  );
});

// Work that grows with the square of the length would take longer here than any test may.
test.each(pieces)("judges %j sent without end", (piece) => {
  const many = piece.repeat(Math.ceil(20_000 / piece.length));
  for (const reply of [many, `${many}!`, `"${many}"`, `{"a":${JSON.stringify(many)}}`])
    expect(troubles(reply)).toEqual([]);
});

test.each<[string, string]>([
  ["deep arrays", "[".repeat(100_000) + "]".repeat(100_000)],
  ["deep objects", '{"a":'.repeat(50_000)],
  ["many fields", `{${Array.from({ length: 20_000 }, (_, index) => `"f${index}":${index}`).join()}}`],
  ["many items", `[${"0,".repeat(50_000)}0]`],
  ["names of every object", '{"__proto__":{"a":1},"constructor":1,"toString":null,"hasOwnProperty":[]}'],
  ["one long line of words", "Vielen Dank für Ihre Nachricht. ".repeat(3_000)],
])("judges %s", (_what, reply) => {
  expect(troubles(reply)).toEqual([]);
});
