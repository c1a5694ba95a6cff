import type { Check, Json } from "@assay/exercise";
import { fieldF1 } from "@assay/exercise/panel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countKeyword } from "./keyword-count.ts";
import { compareFields } from "./json-fields.ts";
import { isSame } from "./json-values.ts";
import { isNear, readNumber } from "./numeric.ts";
import { parseJson } from "./parse-json.ts";
import { runChecks } from "./run-checks.ts";

const of = "reply";

function run(check: Check, reply: string, expected: Json = null) {
  const { checks, verdict } = runChecks([check], {
    results: { reply },
    calls: [],
    parts: {},
    expect: { reply: expected },
  });
  return [verdict, checks[0]?.message];
}

test.each<[string, number | undefined]>([
  ["5", 5],
  ["-5", -5],
  ["\u22125", -5],
  ["+5", 5],
  [" 5.50\n", 5.5],
  ["1,234.5", 1234.5],
  ["1e3", 1000],
  ["1,23", undefined],
  ["5 kg", undefined],
  ["5.", undefined],
  ["--5", undefined],
  ["0x10", undefined],
  ["1e999", undefined],
  ["NaN", undefined],
  ["", undefined],
  ["five", undefined],
])("reads %j as the number %j", (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test.each([
  ["-5", 0, "fail", "It is -5, not 5."],
  ["50", 0, "fail", "It is 50, not 5."],
  ["5.0", 0, "pass", "It is 5; asked for is 5."],
  ["5.1", 0.1, "pass", "It is 5.1; asked for is 5, give or take 0.1."],
  ["5.2", 0.1, "fail", "It is 5.2, not 5, give or take 0.1."],
  ["It is 5", 0, "fail", "It is “It is 5”, not a number alone."],
])("judges the number %j with a tolerance of %d: %s", (reply, tolerance, verdict, message) => {
  expect(run({ check: "numeric", of, value: 5, tolerance }, reply)).toEqual([verdict, message]);
  expect(run({ check: "numeric", of, tolerance }, reply, 5)).toEqual([verdict, message]);
});

test("takes the expected number from a text", () => {
  expect(run({ check: "numeric", of, tolerance: 0 }, "1200", "1,200")[0]).toBe("pass");
});

test("throws when the case has no number to compare with", () => {
  expect(() => run({ check: "numeric", of, tolerance: 0 }, "5", "five")).toThrow("which number");
});

test("takes every written number for itself and nothing for its negative", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
      expect(readNumber(String(value)) === value).toBe(true);
      expect(isNear(-value, value, Math.abs(value))).toBe(value === 0);
    }),
  );
});

test.each<[string, number]>([
  ["The cat sat.", 1],
  ["concatenate, cats", 0],
  ["cat-cat (cat)", 3],
  ["cat_cat", 0],
  ["cate\u0301", 0],
  ["\u{1d400}cat", 0],
  ["🙂cat🙂", 1],
  ["私はcatです", 2 - 1],
  ["", 0],
])("counts the word in %j: %i", (text, count) => {
  expect(countKeyword(text, "cat")).toBe(count);
});

test("counts no keyword inside another of its own", () => {
  expect(countKeyword("a-a-a", "a-a")).toBe(1);
  expect(countKeyword("catcat cat", "cat")).toBe(1);
});

test("counts keywords in a range, in any letter case where asked", () => {
  const check: Check = { check: "keywordCount", of, keyword: "Order", min: 2, max: 2, case: false };
  expect(run(check, "order, ORDER")).toEqual(["pass", "“Order” occurs 2 times; exactly 2 are asked for."]);
  expect(run({ ...check, case: true }, "order, ORDER")[0]).toBe("fail");
  expect(run(check, "Order.")).toEqual(["fail", "“Order” occurs once; exactly 2 are asked for."]);
});

test.each([
  ["radio", 1, "pass", "It is 100 % like “radio”; at least 100 % are asked for."],
  ["Radio", 0.8, "pass", "It is 80 % like “radio”; at least 80 % are asked for."],
  ["lamp", 0.5, "fail", "It is 20 % like “radio”; at least 50 % are asked for."],
  ["", 0.1, "fail", "It is 0 % like “radio”; at least 10 % are asked for."],
])("compares %j by letters with at least %d: %s", (reply, atLeast, verdict, message) => {
  expect(run({ check: "similarTo", of, atLeast }, reply, "radio")).toEqual([verdict, message]);
});

test("finds nothing like nothing", () => {
  expect(run({ check: "similarTo", of, atLeast: 1, value: "" }, "")).toEqual([
    "pass",
    "It is 100 % like “”; at least 100 % are asked for.",
  ]);
});

test("refuses to compare what is too long to compare", () => {
  expect(run({ check: "similarTo", of, atLeast: 0.1, value: "radio" }, "a".repeat(100_000))).toEqual([
    "fail",
    "It has 100000 characters, too many to compare; 4000 is the most.",
  ]);
});

test.each([
  ['{"a":1}', "pass", "It is JSON: an object."],
  ["null", "fail", "It is JSON, but null; an object is asked for."],
  ["[1]", "fail", "It is JSON, but an array; an object is asked for."],
  ["", "fail", "It is empty."],
  [
    '```json\n{"a":1}\n```',
    "fail",
    "It is not JSON: it stands in a Markdown code fence, and JSON must stand alone.",
  ],
  ['{"a":1', "fail", "It is not JSON: it stops before its end."],
  ['{"a":1} Done.', "fail", "It is not JSON from “Done.” on."],
  ["[".repeat(100_000), "fail", "It is nested deeper than 64 levels."],
])("reads %j as JSON: %s", (reply, verdict, message) => {
  expect(run({ check: "json", of, type: "object" }, reply)).toEqual([verdict, message]);
});

test("reads what JSON writes, brackets inside texts not counted as nesting", () => {
  for (const value of [
    ["[".repeat(200), '\\"['],
    ["\\", "[".repeat(200)],
    Array.from({ length: 200 }, () => [{}]),
  ])
    expect(parseJson(JSON.stringify(value))).toEqual({ ok: true, value });
  expect(parseJson(" \n")).toEqual({ ok: false, message: "It is empty." });
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(parseJson(JSON.stringify(value))).toEqual({
        ok: true,
        value: JSON.parse(JSON.stringify(value)),
      });
    }),
  );
});

test.each<[string, Json | undefined, string, string]>([
  ["$.items[0].id", 7, "pass", "At $.items[0].id stands 7."],
  ["$.items[-1].id", 8, "pass", "At $.items[-1].id stands 8."],
  ["$.items[0].id", "7", "fail", "At $.items[0].id stands 7, not “7”."],
  ["$['full name']", undefined, "pass", "At $['full name'] stands “Ada”."],
  ["$.nothing", undefined, "fail", "At $.nothing stands null."],
  ["$.items[5]", undefined, "fail", "There is nothing at $.items[5]."],
  ["$.constructor", undefined, "fail", "There is nothing at $.constructor."],
])("looks at %s for %j: %s", (path, equals, verdict, message) => {
  const reply = '{"items":[{"id":7},{"id":8}],"full name":"Ada","nothing":null}';
  expect(run({ check: "jsonPath", of, path, equals }, reply)).toEqual([verdict, message]);
});

const rule = { nullAsAbsent: false, case: true };
const order = { name: "Ada", price: 5, address: { city: "Bonn" }, items: [1, 2] };

test.each<[string, Json, string, string]>([
  [
    "the same in another order",
    { items: [1, 2], address: { city: "Bonn" }, price: 5, name: "Ada" },
    "pass",
    "4 of 4 fields are right.",
  ],
  [
    "a number of the other sign",
    { ...order, price: -5 },
    "fail",
    "3 of 4 fields are right: `price` is -5, not 5.",
  ],
  ["a number as a text", { ...order, name: 5 }, "fail", "3 of 4 fields are right: `name` is 5, not “Ada”."],
  [
    "a field inside",
    { ...order, address: {} },
    "fail",
    "3 of 4 fields are right: `address.city` is missing; `address` was not asked for.",
  ],
  [
    "a dotted name",
    { ...order, address: { city: "Bonn" }, "address.city": "Bonn" },
    "fail",
    "4 of 4 fields are right: `address.city` was not asked for.",
  ],
  [
    "an array in another order",
    { ...order, items: [2, 1] },
    "fail",
    "3 of 4 fields are right: `items` is [2,1], not [1,2].",
  ],
  [
    "nothing",
    {},
    "fail",
    "0 of 4 fields are right: `name` is missing; `price` is missing; `address.city` is missing; and 1 more.",
  ],
])("compares fields of %s", (_what, reply, verdict, message) => {
  const check: Check = { check: "jsonEquals", of, fields: {}, atLeastF1: 1 };
  expect(run(check, JSON.stringify(reply), order)).toEqual([verdict, message]);
});

test.each<[Json, Json, boolean]>([
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: null }, { b: null }, false],
  [{ a: 1 }, { a: 1, b: 1 }, false],
  [{}, [], false],
  [{}, null, false],
  [[1, null], [1], false],
  [[[1]], [[1]], true],
  [true, 1, false],
  ["1", 1, false],
])("says whether %j is the same as %j: %s", (a, b, same) => {
  expect([isSame(a, b), isSame(b, a)]).toEqual([same, same]);
});

test("takes null for a missing field only where a rule says so", () => {
  const check: Check = { check: "jsonEquals", of, fields: {}, atLeastF1: 1 };
  expect(run(check, '{"a":1,"note":null}', { a: 1 })).toEqual([
    "fail",
    "1 of 1 field is right: `note` was not asked for.",
  ]);
  const lenient: Check = { ...check, fields: { note: { ...rule, nullAsAbsent: true } } };
  expect(run(lenient, '{"a":1,"note":null}', { a: 1 })[0]).toBe("pass");
  expect(run(lenient, '{"a":1,"note":"x"}', { a: 1, note: null })[0]).toBe("fail");
});

test("says beside a verdict what was expected", () => {
  const expectedBy = (check: Check, reply: string, expected: Json = null) =>
    runChecks([check], { results: { reply }, calls: [], parts: {}, expect: { reply: expected } }).checks[0]
      ?.expected;
  expect(expectedBy({ check: "jsonPath", of, path: "$.a", equals: { b: 1 } }, "{}")).toBe('{"b":1}');
  expect(expectedBy({ check: "jsonPath", of, path: "$.a" }, "{}")).toBeUndefined();
  expect(expectedBy({ check: "jsonEquals", of, fields: {}, atLeastF1: 1 }, "no", { a: 1 })).toBe('{"a":1}');
  expect(expectedBy({ check: "numeric", of, value: 5, tolerance: 0 }, "no")).toBe("5");
});

test("applies a field's rule and asks for the F1 that is enough", () => {
  const check: Check = {
    check: "jsonEquals",
    of,
    fields: {
      price: { ...rule, tolerance: 0.5 },
      name: { ...rule, case: false, alternatives: ["Ada L."] },
      note: { ...rule, nullAsAbsent: true },
    },
    atLeastF1: 0.8,
  };
  const expected = { price: 5, name: "Ada", note: null, city: "Bonn" };
  expect(run(check, '{"price":5.5,"name":"ADA L.","city":"Bonn"}', expected)).toEqual([
    "pass",
    "3 of 3 fields are right (F1 1, at least 0.8 is asked for).",
  ]);
  expect(run(check, '{"price":5.6,"name":"ada"}', expected)).toEqual([
    "fail",
    "1 of 3 fields are right (F1 0.4, at least 0.8 is asked for): `price` is 5.6, not 5; `city` is missing.",
  ]);
});

test("fails what is no JSON whatever is expected", () => {
  const check: Check = { check: "jsonEquals", of, fields: {}, atLeastF1: 0.1 };
  expect(run(check, "no JSON", {})).toEqual(["fail", "It is not JSON: “no JSON”."]);
});

test("compares whole values that are no objects", () => {
  const check: Check = { check: "jsonEquals", of, fields: { $: { ...rule, tolerance: 1 } }, atLeastF1: 1 };
  expect(run(check, "6", 5)[0]).toBe("pass");
  expect(run(check, "7", 5)[0]).toBe("fail");
  expect(run({ ...check, fields: {} }, "{}", {})[0]).toBe("pass");
  expect(run({ ...check, fields: {} }, "{}", [])[0]).toBe("fail");
});

test("gives a value an F1 of 1 with itself, and the same F1 both ways", () => {
  const value = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer())));
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(fieldF1(compareFields(a, a, {}))).toBe(1);
      expect(fieldF1(compareFields(a, b, {}))).toBe(fieldF1(compareFields(b, a, {})));
    }),
  );
});
