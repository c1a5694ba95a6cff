import { expect, test } from "vitest";
import { type Constraint, readConstraint } from "./read-constraint.ts";

const schema = (value: unknown): Constraint => ({ kind: "schema", schema: value });
const grammar = (text: string): Constraint => ({ kind: "grammar", grammar: text });

const problemOf = (constraint: Constraint): string => {
  const read = readConstraint(constraint);
  return read.ok ? "none" : [read.problem.path.join("."), read.problem.problem].join(" ").trim();
};

const nested = (depth: number): unknown =>
  depth === 0 ? { type: "null" } : { type: "array", items: nested(depth - 1) };
const wide = (size: number): unknown => ({
  type: "object",
  properties: Object.fromEntries(Array.from({ length: size }, (_, index) => [`p${index}`, { type: "null" }])),
});

test.for<[unknown, string]>([
  [true, "must be an object that is a schema"],
  [{}, "must have a `type`, an `enum`, a `const` or an `anyOf`"],
  [{ $ref: "https://example.org/schema.json" }, "$ref is a keyword"],
  [{ $ref: "#" }, "write the schema out where it is used"],
  [{ type: "string", pattern: "^a" }, "pattern is a keyword that the examiner does not keep to here"],
  [{ type: "date" }, 'type must be one of "object"'],
  [{ type: "object", properties: {} }, "properties must name at least one property"],
  [{ type: "object", properties: { a: { type: "x" } } }, "properties.a.type must be one of"],
  [
    { type: "object", properties: { a: { type: "null" } }, required: ["b"] },
    "required must be a list of names that stand in `properties`",
  ],
  [
    { type: "object", properties: { a: { type: "null" } }, additionalProperties: true },
    "additionalProperties must be false, or be left out",
  ],
  [{ type: "array" }, "items must be an object that is a schema"],
  [{ type: "string", minLength: 3, maxLength: 2 }, "maxLength must be at least `minLength`"],
  [{ type: "string", maxLength: 1e9 }, "maxLength must be a whole number from 0 to 512"],
  [{ enum: [] }, "enum must be a list, and not empty"],
  [{ enum: [{}] }, "enum may have texts, numbers, true, false and null only"],
  [{ enum: ["a"], type: "integer" }, 'enum has "a", which is not of the type "integer"'],
  [{ enum: Array.from({ length: 5000 }, String) }, "enum has 5000 entries; at most 128 are allowed"],
  [{ enum: ["a".repeat(20_000)] }, "is too large: write shorter lists, texts and choices"],
  [nested(100), "is nested more than 8 deep"],
  [wide(5000), "properties.p255 is the schema number 257; at most 256 are read"],
  [
    JSON.parse(
      '{"type":"array","maxItems":64,"items":{"type":"array","maxItems":64,"items":{"type":"string"}}}',
    ),
    "is too large: write shorter lists, texts and choices",
  ],
])("refuses a schema: %s", ([value, problem]) => {
  expect(problemOf(schema(value))).toContain(problem);
});

test.for<[string, string]>([
  ["", "has no rule `root`"],
  ['start ::= "a"', "has no rule `root`"],
  ['root := "a"', 'has an error in line 1: expected "::=" after `root`'],
  ['root ::= "a"\nroot ::= "b"', "line 2: the rule `root` is defined a second time"],
  ['root ::= "a', "line 1: expected a text in quotes, a set, a rule or a group"],
  ["root ::= [z-a]", "line 1: the range `z-a` has no characters"],
  ["root ::= [^]", "line 1: expected a text in quotes, a set, a rule or a group"],
  ['root ::= "a" |', "line 1: expected a text in quotes, a set, a rule or a group, found the end"],
  ['root ::= "a" )', "line 1: expected a new line"],
  ["root ::= <|im_end|>", "line 1: expected a text in quotes"],
  ["root ::= word", "line 1: there is no rule `word`"],
  ['root ::= root "a"', "line 1: the rule `root` comes back to itself"],
  ['root ::= "a"? other\nother ::= root', "the rule `root` comes back to itself"],
  ['root ::= ("a"?)*', "something is repeated that may be empty"],
  ['root ::= ""+', "something is repeated that may be empty"],
  ['root ::= "a"{9999}', "something is repeated 9999 times; at most 512 are allowed"],
  ['root ::= "a"{3,2}', "the repetition `{3,2}` never matches"],
  ['root ::= (("a"{512}){512}){512}', "has more than 4096 places when it is written out"],
  ["root ::= ((.{1,8}){1,8}){1,9}", "repetitions inside each other come up to 576 times"],
  [`root ::= ${"(".repeat(5000)}"a"${")".repeat(5000)}`, "parentheses are nested more than 16 deep"],
  [`root ::= ${'"a"? '.repeat(300)}`, "more than 16 alternatives in a row may be left out"],
  [`root ::= ${" ".repeat(20_000)}"a"`, "at most 16384 are read"],
])("refuses the grammar %j", ([text, problem]) => {
  expect(problemOf(grammar(text))).toContain(problem);
});

test.each([
  'root ::= "yes" | "no" # one of two\n',
  "root ::= word (\n  [ ] word\n)*\nword ::= [a-zà-ü]+",
  String.raw`root ::= "\"" [^"\\\x00-\x1F]{0,512} "\"" | [\]\u00e9] .`,
])("accepts the grammar %j", (text) => {
  expect(readConstraint(grammar(text))).toEqual({ ok: true, grammar: text });
});

test("writes every schema as a grammar with one way to lay the JSON out", () => {
  const value = {
    title: "Order",
    type: "object",
    properties: {
      id: { type: "string", maxLength: 9 },
      tags: { type: "array", items: { enum: ["a", 'b"'] } },
    },
    required: ["id"],
  };
  const read = readConstraint(schema(value));
  expect(read.ok && read.grammar.split("\n")[0]).toBe(
    String.raw`root ::= "{" "\"id\": " "\"" char{0,9} "\"" ", " "\"tags\": " ("[]" | "[" ("\"a\"" | "\"b\\\"\"") (", " ("\"a\"" | "\"b\\\"\"")){0,} "]") "}"`,
  );
});
