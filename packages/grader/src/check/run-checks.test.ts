import type { Check, Json, SampleCall } from "@assay/exercise";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Verdict } from "@assay/exercise";
import { all, any, not, weighted } from "./combine.ts";
import { runChecks } from "./run-checks.ts";
import { countWords } from "./word-count.ts";

const call = (changes: Partial<SampleCall> = {}): SampleCall => ({
  as: "reply",
  request: { kind: "completion", prompt: "p", settings: { temperature: 0, topP: 1, maxTokens: 9, stop: [] } },
  output: "",
  finishReason: "stop",
  usage: { request: 30, cached: 0, reply: 4 },
  latencyMs: 1,
  cached: false,
  ...changes,
});

function run(
  check: Check,
  reply: string,
  { expected = "radio", calls = [call()] }: { expected?: Json; calls?: SampleCall[] } = {},
) {
  const { checks, verdict } = runChecks([check], {
    results: { reply },
    calls,
    parts: {},
    expect: { reply: expected },
  });
  return [verdict, checks[0]?.message];
}

const exact = { of: "reply", trim: false, case: true } as const;
const lenient = { of: "reply", trim: true, case: false } as const;
const of = "reply";

test.each<[string, Check, string, Verdict, string]>([
  ["is the same", { check: "equals", ...exact }, "radio", "pass", "It is “radio”."],
  [
    "differs in white space",
    { check: "equals", ...exact },
    " radio",
    "fail",
    "It carries more than was asked for: 1 character before.",
  ],
  ["differs in white space, trimmed", { check: "equals", ...lenient }, " Radio\n", "pass", "It is “radio”."],
  [
    "says more",
    { check: "equals", ...lenient },
    "The radio is",
    "fail",
    "It carries more than was asked for: 4 characters before, 3 characters after.",
  ],
  [
    "stops short",
    { check: "equals", ...lenient },
    "rad",
    "fail",
    "It stops short of what was asked for: “rad”.",
  ],
  ["is empty", { check: "equals", ...lenient }, "  ", "fail", "It is empty."],
  ["is another word", { check: "equals", ...lenient }, "lamp", "fail", "It is “lamp”, not “radio”."],
  ["has an own value", { check: "equals", ...lenient, value: "lamp" }, "lamp", "pass", "It is “lamp”."],
  [
    "is not 5 when it is -5",
    { check: "equals", ...lenient, value: "5" },
    "-5",
    "fail",
    "It carries more than was asked for: 1 character before.",
  ],
  [
    "writes an accent in two code points",
    { check: "equals", ...exact, value: "caf\u00e9" },
    "cafe\u0301",
    "pass",
    "It is “café”.",
  ],
  [
    "is one of a list",
    { check: "oneOf", ...lenient, values: ["lamp", "radio"] },
    "Radio",
    "pass",
    "It is one of “lamp”, “radio”.",
  ],
  [
    "is none of a list",
    { check: "oneOf", ...lenient, values: ["lamp"] },
    "radio",
    "fail",
    "It is “radio”, not one of “lamp”.",
  ],
  [
    "contains what is expected",
    { check: "contains", of, case: true },
    "my radio!",
    "pass",
    "It contains “radio”.",
  ],
  [
    "lacks what is expected",
    { check: "contains", of, case: true },
    "my Radio!",
    "fail",
    "“radio” does not occur.",
  ],
  [
    "contains one of any",
    { check: "contains", of, case: false, any: ["x", "radio"] },
    "Radio",
    "pass",
    "It contains “radio”.",
  ],
  [
    "contains none of any",
    { check: "contains", of, case: false, any: ["x", "y"] },
    "Radio",
    "fail",
    "“x” or “y” does not occur.",
  ],
  [
    "lacks one of all",
    { check: "contains", of, case: false, all: ["radio", "x"] },
    "Radio",
    "fail",
    "“x” does not occur.",
  ],
  [
    "is free of a word",
    { check: "notContains", of, case: true, values: ["refund"] },
    "hello",
    "pass",
    "It is free of “refund”.",
  ],
  [
    "holds a forbidden word",
    { check: "notContains", of, case: false, values: ["refund"] },
    "A Refund",
    "fail",
    "It contains “refund”.",
  ],
  [
    "starts as asked",
    { check: "startsWith", ...exact, value: "Hello" },
    "Hello you",
    "pass",
    "It starts with “Hello”.",
  ],
  [
    "starts otherwise",
    { check: "startsWith", ...exact, value: "Hello" },
    " Hello",
    "fail",
    "It does not start with “Hello”.",
  ],
  [
    "ends as asked",
    { check: "endsWith", ...lenient, value: "Lumo Support" },
    "Bye. lumo support \n",
    "pass",
    "It ends with “Lumo Support”.",
  ],
  [
    "ends otherwise",
    { check: "endsWith", ...exact, value: "Lumo" },
    "Lumo.",
    "fail",
    "It does not end with “Lumo”.",
  ],
  [
    "matches",
    { check: "regex", of, case: true, pattern: "^ORD-\\d{5}$" },
    "ORD-12345",
    "pass",
    "It matches ^ORD-\\d{5}$.",
  ],
  [
    "does not match",
    { check: "regex", of, case: true, pattern: "^ORD-\\d{5}$" },
    "ord-12345",
    "fail",
    "It does not match ^ORD-\\d{5}$.",
  ],
  [
    "matches in any letter case",
    { check: "regex", of, case: false, pattern: "^ord" },
    "ORD",
    "pass",
    "It matches ^ord.",
  ],
  [
    "has few enough words",
    { check: "wordCount", of, max: 3, mode: "strict" },
    "one, two – three.",
    "pass",
    "It has 3 words; at most 3 are allowed.",
  ],
  [
    "has too many words",
    { check: "wordCount", of, max: 2, mode: "strict" },
    "one two three",
    "fail",
    "It has 3 words; at most 2 are allowed.",
  ],
  [
    "has too few words",
    { check: "wordCount", of, min: 2, mode: "strict" },
    "one",
    "fail",
    "It has 1 word; at least 2 are asked for.",
  ],
  [
    "is loose about a first line",
    { check: "wordCount", of, max: 2, mode: "loose" },
    "Sure, here it is:\none two",
    "pass",
    "It has 2 words; at most 2 are allowed.",
  ],
  [
    "sends few enough tokens",
    { check: "tokens", of: "request", max: 30 },
    "",
    "pass",
    "30 tokens sent; at most 30 are allowed.",
  ],
  [
    "uses too many tokens",
    { check: "tokens", of: "all", max: 33 },
    "",
    "fail",
    "34 tokens were used; at most 33 are allowed.",
  ],
  ["ended by itself", { check: "finishReason", of, is: "stop" }, "", "pass", "It ended by itself."],
  ["was not cut", { check: "finishReason", of, is: "length" }, "", "fail", "It ended by itself."],
])("judges a reply that %s", (_what, check, reply, verdict, message) => {
  expect(run(check, reply)).toEqual([verdict, message]);
});

test("takes a list of alternatives from the case", () => {
  const check: Check = { check: "oneOf", ...lenient };
  expect(run(check, "wireless", { expected: ["radio", "wireless"] })[0]).toBe("pass");
});

test("holds no worker with a pattern that backtracks elsewhere", () => {
  const check: Check = { check: "regex", of, case: true, pattern: "^(a+)+$" };
  expect(run(check, `${"a".repeat(50_000)}b`)[0]).toBe("fail");
});

test("throws when a case does not say what is expected, instead of passing it", () => {
  const check: Check = { check: "equals", ...exact };
  expect(() => runChecks([check], { results: { reply: "x" }, calls: [], parts: {}, expect: {} })).toThrow(
    "expected of `reply`",
  );
});

test("throws when a result is not there, instead of comparing with nothing", () => {
  const check: Check = { check: "notContains", of, case: true, values: ["x"] };
  expect(() => runChecks([check], { results: {}, calls: [], parts: {}, expect: {} })).toThrow(
    "no result named `reply`",
  );
});

test("forbids nothing by cutting the only line of a text", () => {
  expect(run({ check: "wordCount", of, max: 2, mode: "loose" }, "one two three")).toEqual([
    "fail",
    "It has 3 words; at most 2 are allowed.",
  ]);
});

test("counts words of other scripts by their boundaries", () => {
  expect(countWords("Grüß dich, schöne Welt")).toBe(4);
  expect(countWords("don't stop")).toBe(2);
  expect(countWords("")).toBe(0);
});

test("combines checks by their words and carries the property", () => {
  const inner: Check[] = [
    { check: "startsWith", ...exact, value: "Hello" },
    { check: "contains", of, case: true },
  ];
  expect(run({ check: "all", checks: inner }, "Hello radio")[0]).toBe("pass");
  expect(run({ check: "all", checks: inner }, "Hello")[0]).toBe("fail");
  expect(run({ check: "any", checks: inner }, "Hello")[0]).toBe("pass");
  expect(run({ check: "not", that: inner[0]! }, "Hello")[0]).toBe("fail");
  expect(run({ check: "weighted", checks: inner, weights: [3, 1], atLeast: 0.7 }, "Hello")[0]).toBe("pass");
  expect(run({ check: "weighted", checks: inner, weights: [1, 3], atLeast: 0.7 }, "Hello")[0]).toBe("fail");
  const { checks } = runChecks([{ check: "all", checks: inner, property: "it greets" }], {
    results: { reply: "" },
    calls: [],
    parts: {},
    expect: { reply: "radio" },
  });
  expect(checks[0]).toMatchObject({ check: "all", verdict: "fail", property: "it greets" });
});

const verdict = fc.constantFrom<Verdict>("pass", "fail", "ungraded");
const resolutions = (verdicts: readonly Verdict[]): Verdict[][] =>
  verdicts.reduce<Verdict[][]>(
    (lists, each) =>
      lists.flatMap((list) =>
        each === "ungraded"
          ? [
              [...list, "pass"],
              [...list, "fail"],
            ]
          : [[...list, each]],
      ),
    [[]],
  );

test.each([
  ["all", all],
  ["any", any],
  [
    "weighted",
    (verdicts: readonly Verdict[]) =>
      weighted(verdicts, { weights: verdicts.map((_, index) => index + 1), atLeast: 0.6 }),
  ],
] as const)("decides %s exactly when every way the ungraded could turn out agrees", (_name, combine) => {
  fc.assert(
    fc.property(fc.array(verdict, { minLength: 1, maxLength: 5 }), (verdicts) => {
      const outcomes = new Set(resolutions(verdicts).map(combine));
      expect(combine(verdicts)).toBe(outcomes.size === 1 ? [...outcomes][0] : "ungraded");
    }),
  );
});

test("negates three values", () => {
  expect((["pass", "fail", "ungraded"] as const).map(not)).toEqual(["fail", "pass", "ungraded"]);
});
