import { expect, test } from "vitest";
import { type ExerciseInput, exercise, parseArtifact, readTests, testFilesOf } from "./index.ts";
import { sampleInput } from "./sample.ts";

const input = {
  ...sampleInput,
  parts: { loop: { type: "code", files: ["loop.ts", "tools.ts"], entry: "loop.ts" } },
  steps: [{ use: "code", part: "loop", as: "ending" }],
  checks: [{ check: "tests", of: "ending", file: "loop.ts" }],
} satisfies ExerciseInput;

const messages = (value: unknown): string[] => {
  const parsed = exercise.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
};

const handIn = (loop: unknown) => {
  const parsed = parseArtifact({ exercise: exercise.parse(input), cases: [] }, { loop });
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
};

test("takes an exercise whose code is called and tested", () => {
  expect(messages(input)).toEqual([]);
  expect(testFilesOf(exercise.parse(input))).toEqual(["loop.ts"]);
});

test("names an entry that is no file, and tests of what is no code", () => {
  expect(messages({ ...input, parts: { loop: { type: "code", files: ["a.ts"], entry: "b.ts" } } })).toEqual([
    "is none of `files`; write one of them",
  ]);
  expect(messages({ ...input, checks: [{ check: "tests", of: "loop", file: "loop.ts" }] })).toEqual([
    "no `code` step is named `loop`; there is `ending`",
  ]);
});

test("takes a program of the author's where a step runs code, and names what there is", () => {
  const filter = "export const run = () => null;";
  const filtered = { ...input, parts: sampleInput.parts, programs: { filter }, checks: sampleInput.checks };
  const steps = [...sampleInput.steps, { use: "code", part: "filter", as: "delivered" }];
  expect(messages({ ...filtered, steps })).toEqual([]);
  expect(
    messages({ ...filtered, steps: [...sampleInput.steps, { ...steps.at(-1), part: "sieve" }] }),
  ).toEqual(["there is no code or program named `sieve`; there is `filter`"]);
  expect(messages({ ...filtered, steps: [...sampleInput.steps, { ...steps.at(-1), as: "filter" }] })).toEqual(
    ["`filter` is taken; give the result another name"],
  );
  expect(messages({ ...filtered, steps, programs: { filter: "" } })).toHaveLength(1);
});

test("takes exactly the files of the part", () => {
  expect(handIn({ "loop.ts": "export {};", "tools.ts": "" })).toEqual([]);
  expect(handIn({ "loop.ts": "export {};", "more.ts": "" })).toEqual([
    "There is no file “more.ts” here: loop.ts, tools.ts.",
    "The file “tools.ts” is missing.",
  ]);
  expect(handIn({ "loop.ts": " ", "tools.ts": "\n" })).toEqual([
    "There is nothing to run yet: write something first.",
  ]);
  expect(handIn({ "../loop.ts": "export {};" })[0]).toContain("is not as it should be");
});

test("reads the tests of a module, or says what to write", () => {
  const tests = { "returns a number": () => undefined };
  expect(readTests("loop.ts", { tests })).toEqual({ ok: true, value: tests });
  for (const wrong of [{}, { tests: {} }, { tests: { a: 1 } }, null])
    expect(readTests("loop.ts", wrong)).toMatchObject({ ok: false, problems: [{ file: "loop.ts" }] });
});
