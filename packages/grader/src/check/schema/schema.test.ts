import type { Json } from "@assay/exercise";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runChecks } from "../run-checks.ts";
import { findMismatches } from "./match-schema.ts";
import { readSchema } from "./read-schema.ts";

type Schema = Record<string, Json>;

function mismatches(value: Json, schema: Schema): string[] {
  const read = readSchema(schema);
  if (!read.ok) throw new Error(read.message);
  return findMismatches(value, read.schema);
}

test.each<[Schema, Json[], Json[]]>([
  [{ type: "integer" }, [1, -1, 1.0], [1.5, "1", null]],
  [{ type: ["string", "null"] }, ["", null], [0, []]],
  [{ type: "boolean" }, [true, false], [0, "true", null]],
  [{ enum: ["a", { b: 1 }] }, ["a", { b: 1 }], ["b", {}]],
  [{ const: 5 }, [5], [-5, "5"]],
  [{ minLength: 1, maxLength: 2 }, ["a", "🙂🙂"], ["", "abc"]],
  [{ pattern: "^a+$" }, ["aaa", 5], ["ab"]],
  [{ minimum: 0, exclusiveMaximum: 10 }, [0, 9.9], [-1, 10]],
  [{ maximum: 3, exclusiveMinimum: 1 }, [3, 2], [1, 4]],
  [{ multipleOf: 0.1 }, [0.3, 1], [0.35]],
  [{ items: { type: "number" }, minItems: 1, maxItems: 2 }, [[1], [1, 2]], [[], ["a"], [1, 2, 3]]],
  [{ prefixItems: [{ const: 1 }], items: false }, [[1], []], [[2], [1, 1]]],
  [
    { uniqueItems: true },
    [
      [1, 2],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  ],
  [
    { properties: { a: { type: "string" } }, additionalProperties: false },
    [{}, { a: "x" }],
    [{ a: 1 }, { b: 1 }],
  ],
  [
    { required: ["a"], minProperties: 1, maxProperties: 2 },
    [{ a: null }],
    [{ b: 1 }, {}, { a: 1, b: 2, c: 3 }],
  ],
  [{ required: ["toString"] }, [{ toString: 1 }], [{}]],
  [{ anyOf: [{ type: "string" }, { minimum: 5 }] }, ["a", 5], [4]],
  [{ oneOf: [{ minimum: 5 }, { multipleOf: 2 }] }, [5, 2], [6, 1]],
  [{ allOf: [{ minimum: 1 }, { maximum: 2 }], not: { const: 2 } }, [1], [0, 2, 3]],
  [
    { $ref: "#/$defs/tree", $defs: { tree: { type: "array", items: { $ref: "#/$defs/tree" } } } },
    [[[], [[]]]],
    [[[1]]],
  ],
  [{ title: "t", description: "d", format: "email" }, ["not checked"], []],
])("accepts and refuses by %j", (schema, accepted, refused) => {
  for (const value of accepted) expect([value, mismatches(value, schema)]).toEqual([value, []]);
  for (const value of refused) expect([value, mismatches(value, schema).length > 0]).toEqual([value, true]);
});

test("names a few of many allowed values", () => {
  expect(mismatches(9, { enum: [1, 2, 3, 4, 5, 6] })).toEqual(["it is 9, not one of 1, 2, 3, 4, 5, …"]);
  expect(mismatches(9, { enum: [1, "a"] })).toEqual(["it is 9, not one of 1, “a”"]);
});

test("says where a value breaks the schema", () => {
  const schema = {
    required: ["name", "items"],
    properties: { items: { items: { properties: { price: { type: "number", minimum: 0 } } } } },
  };
  expect(mismatches({ items: [{ price: "5" }, { price: -5 }] }, schema)).toEqual([
    "`name` is missing",
    "`items[0].price` is a string, not a number",
    "`items[1].price` is -5, less than 0",
  ]);
});

test.each<[string, Json, string]>([
  ["no schema", 5, "the schema must be an object or a boolean"],
  [
    "an unknown keyword",
    { properties: { a: { typo: 1 } } },
    "`properties.a.typo` of the schema is no keyword that is known here",
  ],
  ["a keyword of every object", { toString: 1 }, "`toString` of the schema is no keyword that is known here"],
  ["a remote reference", { $ref: "https://example.org/s.json" }, "nothing is fetched"],
  ["a reference to nothing", { $ref: "#/$defs/a" }, "which is not there"],
  ["a pattern that could hang", { pattern: "(?=a)" }, "must be in RE2 syntax"],
  ["a pattern that repeats without end", { pattern: "((a{100}){100}){100}" }, "must be in RE2 syntax"],
  ["a pattern that is none", { pattern: 5 }, "must be a pattern of at most 500 characters"],
  ["a long pattern", { pattern: "a".repeat(501) }, "must be a pattern of at most 500 characters"],
  ["a multiple of nothing", { multipleOf: 0 }, "must be a number above zero"],
  ["a multiple of a text", { multipleOf: "2" }, "must be a number above zero"],
  [
    "a schema inside that is none",
    { properties: { a: 5 } },
    "`properties.a` of the schema must be an object or a boolean",
  ],
  [
    "a schema in a list that is none",
    { anyOf: [{}, "x"] },
    "`anyOf.1` of the schema must be an object or a boolean",
  ],
  ["names that are none", { required: ["a", 1] }, "must be a list of names"],
  ["a count below zero", { minItems: -1 }, "must be a whole number, zero or more"],
  ["a type that is none", { type: "text" }, "must be one or more of"],
  ["a limit that is no number", { minimum: "5" }, "`minimum` of the schema must be a number"],
  [
    "a huge enum",
    { enum: Array.from({ length: 501 }, (_, index) => index) },
    "has 501 values; 500 is the most",
  ],
  ["too many schemas", { allOf: Array.from({ length: 2001 }, () => true) }, "more than 2000 schemas"],
  ["a list that is none", { anyOf: {} }, "`anyOf` of the schema must be a list of schemas"],
])("refuses %s with a sentence", (_what, schema, message) => {
  expect(readSchema(schema)).toEqual({ ok: false, message: expect.stringContaining(message) });
});

const nested = (depth: number): Json => {
  let value: Json = true;
  for (let level = 0; level < depth; level++) value = { not: value };
  return value;
};
const deepConstant = (): Json => {
  let value: Json = [];
  for (let level = 0; level < 10_000; level++) value = [value];
  return { const: value };
};

test("refuses a schema that is nested too deep, however deep", () => {
  for (const schema of [nested(40), nested(100_000), deepConstant()])
    expect(readSchema(schema)).toMatchObject({ ok: false, message: expect.stringContaining("nested") });
});

const doubling = (levels: number): Schema => ({
  $ref: "#/$defs/l0",
  $defs: Object.fromEntries(
    Array.from({ length: levels }, (_, level): [string, Json] => {
      const next = { $ref: `#/$defs/l${level + 1}` };
      return [`l${level}`, level === levels - 1 ? true : { allOf: [next, next] }];
    }),
  ),
});

test.each<[string, Schema]>([
  ["refers to itself", { $ref: "#" }],
  ["doubles with every level", doubling(60)],
  [
    "looks at everything again and again",
    { allOf: Array.from({ length: 1500 }, () => ({ uniqueItems: true })) },
  ],
])("gives up on a schema that %s", (_what, schema) => {
  const long = Array.from({ length: 50_000 }, (_, index) => index);
  expect(mismatches(long, schema)).toEqual([
    "the schema asks for too much work; refer to other schemas less often",
  ]);
});

test("counts the work of patterns on long texts", () => {
  const schema = { allOf: Array.from({ length: 1000 }, () => ({ pattern: "a{1,50}b" })) };
  expect(mismatches("a".repeat(5000), schema)).toEqual([
    "the schema asks for too much work; refer to other schemas less often",
  ]);
  expect(mismatches("a".repeat(50), { pattern: "a".repeat(500) })).toHaveLength(1);
});

test("takes the schema from a part, and says when a learner's schema cannot be used", () => {
  const judge = (schema: Schema) =>
    runChecks([{ check: "jsonSchema", of: "reply", schema: "shape" }], {
      results: { reply: "5" },
      calls: [],
      parts: { shape: schema },
      expect: {},
    }).checks[0];
  expect(judge({ type: "number" })).toMatchObject({ verdict: "pass" });
  expect(judge({ type: "string" })?.message).toBe("The schema refuses it: it is a number, not a string.");
  expect(judge({ typ: "string" })?.message).toBe(
    "The schema cannot be used: `typ` of the schema is no keyword that is known here.",
  );
});

test("neither throws nor hangs on any schema and value", () => {
  const keyword = fc.constantFrom(
    "type",
    "items",
    "properties",
    "allOf",
    "anyOf",
    "not",
    "$ref",
    "$defs",
    "enum",
    "pattern",
    "required",
  );
  const { schema } = fc.letrec((tie) => ({
    schema: fc.dictionary(
      keyword,
      fc.oneof(
        { maxDepth: 2 },
        fc.jsonValue({ maxDepth: 2 }),
        tie("schema"),
        fc.array(tie("schema"), { maxLength: 3 }),
      ),
    ),
  }));
  fc.assert(
    fc.property(schema, fc.jsonValue({ maxDepth: 2 }), (any, value) => {
      const read = readSchema(JSON.parse(JSON.stringify(any)));
      const said = read.ok ? findMismatches(JSON.parse(JSON.stringify(value)), read.schema) : [read.message];
      expect(said).not.toContain("");
    }),
  );
});
