import { expect, test } from "vitest";
import { type Case, type ExerciseInput, exercise, findCaseProblems, parseArtifact } from "./index.ts";
import { sampleInput } from "./sample.ts";

const input = {
  ...sampleInput,
  parts: { guards: { type: "assertions", files: ["guards.ts", "words.ts"], entry: "guards.ts" } },
  steps: [{ use: "assert", part: "guards", as: "verdict" }],
  checks: [{ check: "equals", of: "verdict" }],
  hidden: {
    variants: 1,
    count: 10,
    labels: { good: 4, leak: 3, "fake link": 3 },
    gate: { metric: "mutants", atLeast: 5, falseAlarms: 1 },
  },
} satisfies ExerciseInput;

const messages = (changes: Partial<ExerciseInput>): string[] => {
  const parsed = exercise.safeParse({ ...input, ...changes });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};
const hidden = (changes: Partial<ExerciseInput["hidden"]>) =>
  messages({ hidden: { ...input.hidden, ...changes } });

test("takes an exercise in which assertions tell good outputs from planted defects", () => {
  expect(messages({})).toEqual([]);
});

test("asks for a limit on false alarms where defects are counted, and only there", () => {
  expect(hidden({ gate: { metric: "mutants", atLeast: 5 } })).toEqual([
    "hidden.gate.falseAlarms: is missing; write how many of the 4 good cases may be rejected",
  ]);
  expect(hidden({ gate: { atLeast: 5, falseAlarms: 1 } })).toEqual([
    "hidden.gate.falseAlarms: is for the metric `mutants`; leave it out, or write that metric",
  ]);
  expect(hidden({ gate: { metric: "mutants", atLeast: 5, falseAlarms: 4 } })).toEqual([
    "hidden.gate.falseAlarms: would let whoever rejects everything pass; there are 4 good cases",
  ]);
});

test("asks for good cases, and for no more defects than there are", () => {
  expect(hidden({ labels: { leak: 5, "fake link": 5 } })).toEqual([
    "hidden.labels: a gate over mutants needs cases labelled `good`",
  ]);
  expect(hidden({ gate: { metric: "mutants", atLeast: 7, falseAlarms: 1 } })).toEqual([
    "hidden.gate.atLeast: can never be reached; the most is 6",
  ]);
  expect(hidden({ gate: { metric: "mutants", atLeast: 4.5, falseAlarms: 1 } })).toEqual([
    "hidden.gate.atLeast: cases are counted in whole numbers",
  ]);
});

test("keeps the name of the code under test free", () => {
  expect(
    messages({
      parts: { guards: { type: "assertions", files: ["subject.ts"], entry: "subject.ts" } },
      steps: [{ use: "assert", part: "guards", subject: "code", as: "verdict" }],
    }),
  ).toEqual([
    "parts.guards.files: `subject.ts` is the code under test; give the learner's file another name",
  ]);
});

const one = (label: string, verdict: string, code?: string): Case => ({
  id: "one",
  label,
  input: { reply: "Hello", ...(code === undefined ? {} : { code }) },
  expect: { verdict },
});
const caseMessages = (each: Case, changes: Partial<ExerciseInput> = {}): string[] =>
  findCaseProblems({ exercise: exercise.parse({ ...input, ...changes }), cases: [each] }).map(
    ({ message }) => message,
  );

test("expects of a case what its label says", () => {
  expect(caseMessages(one("good", "accept"))).toEqual([]);
  expect(caseMessages(one("leak", "reject"))).toEqual([]);
  expect(caseMessages(one("leak", "accept"))).toEqual([
    "case `one` is labelled `leak`; write `expect: { verdict: reject }`",
  ]);
  expect(caseMessages(one("good", "fine"), { hidden: { ...input.hidden, gate: { atLeast: 5 } } })).toEqual([
    "case `one` is labelled `good`; write `expect: { verdict: accept or reject }`",
  ]);
});

test("asks a case for the code under test", () => {
  const steps: ExerciseInput["steps"] = [{ use: "assert", part: "guards", subject: "code", as: "verdict" }];
  expect(caseMessages(one("good", "accept", "export {};"), { steps })).toEqual([]);
  expect(caseMessages(one("good", "accept"), { steps })).toEqual([
    "case `one` has no code under test; write TypeScript here",
  ]);
});

test("takes exactly the files of the part", () => {
  const handIn = (guards: unknown) => {
    const parsed = parseArtifact({ exercise: exercise.parse(input), cases: [] }, { guards });
    return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
  };
  expect(handIn({ "guards.ts": "export {};", "words.ts": "" })).toEqual([]);
  expect(handIn({ "guards.ts": "export {};" })).toEqual(["The file “words.ts” is missing."]);
  expect(handIn({ "guards.ts": " ", "words.ts": "" })).toEqual([
    "There is nothing to run yet: write something first.",
  ]);
});
