import { expect, test } from "vitest";
import { z } from "zod";
import { sampleExercise } from "../sample.ts";
import { findCaseProblems } from "./case-rules.ts";
import { closest, editDistance } from "./closest.ts";
import { decodeUtf8 } from "./decode-utf8.ts";
import { formatProblem } from "./problem.ts";
import { readDocument } from "./read-document.ts";

test.each([
  ["", "abc", 3],
  ["kitten", "sitting", 3],
  ["same", "same", 0],
])("counts the edits between %j and %j: %i", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});

test("guesses a near word and does not guess a far one", () => {
  expect(closest("titel", ["id", "title"])).toBe("title");
  expect(closest("zebra", ["id", "title"])).toBeUndefined();
});

test("writes a problem as one line", () => {
  expect(formatProblem({ file: "a.yaml", line: 3, column: 5, field: "x", message: "no" })).toBe(
    "a.yaml:3:5  x  no",
  );
  expect(formatProblem({ file: "a.yaml", message: "this file is missing" })).toBe(
    "a.yaml  this file is missing",
  );
});

test("decodes UTF-8 with its byte order mark, and refuses any other encoding", () => {
  const text = "\uFEFFcafé ☕";
  expect(decodeUtf8("a.yaml", new TextEncoder().encode(text))).toEqual({ ok: true, value: text });
  expect(decodeUtf8("a.yaml", Uint8Array.of(0x63, 0xe9, 0x0a))).toEqual({
    ok: false,
    problems: [{ file: "a.yaml", message: "is not UTF-8; save it as UTF-8" }],
  });
});

test("refuses a file that is too large to be written by hand", () => {
  expect(decodeUtf8("a.yaml", new Uint8Array(5_200_000))).toEqual({
    ok: false,
    problems: [{ file: "a.yaml", message: "has 5.2 MB; write at most 1 MB" }],
  });
});

test("places a problem where its value stands, and a missing key at its parent", () => {
  const nodes: Record<string, { range: [number] }> = { "": { range: [0] }, "a.0": { range: [12] } };
  const document = {
    errors: [],
    getIn: (path: readonly (string | number)[]) => nodes[path.join(".")],
    toJS: () => ({ a: [5] }),
  };
  const read = readDocument(z.strictObject({ a: z.array(z.string()), b: z.string() }), {
    file: "f.yaml",
    document,
    locate: (offset) => ({ line: 1 + Math.floor(offset / 10), col: (offset % 10) + 1 }),
  });
  expect(read).toEqual({
    ok: false,
    problems: [
      { file: "f.yaml", line: 2, column: 3, field: "a.0", message: "found 5; write a text" },
      { file: "f.yaml", line: 1, column: 1, field: "b", message: "is missing" },
    ],
  });
});

test("finds cases without what the checks compare with, with other inputs, or of an unknown label", () => {
  const cases = [
    { id: "a", label: "question", input: { message: "x" }, expect: { product: "y" } },
    { id: "b", label: "questions", input: { text: "x" }, expect: {} },
  ];
  expect(findCaseProblems({ exercise: sampleExercise(), cases }).map(({ path }) => path.join("."))).toEqual([
    "1.expect.product",
    "1.input",
    "1.label",
  ]);
});

test("asks a case for nothing when the check brings its own value", () => {
  const exercise = sampleExercise({
    checks: [{ check: "any", checks: [{ check: "contains", of: "product", any: ["x"] }] }],
  });
  expect(
    findCaseProblems({ exercise, cases: [{ id: "a", label: "question", input: {}, expect: {} }] }),
  ).toEqual([]);
});
