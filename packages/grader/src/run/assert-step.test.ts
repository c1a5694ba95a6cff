import { type Case, type ExerciseInput, exercise } from "@assay/exercise";
import { createFakeModel } from "@assay/model/fake";
import { createSandbox } from "@assay/sandbox";
import { afterAll, expect, test } from "vitest";
import { type GradeOptions, grade } from "../grade.ts";
import { collect, gradeOf, ofType, options } from "../sample-grading.ts";

const sandbox = createSandbox();
afterAll(() => sandbox.close());

const input = {
  id: "sample-lesson/greetings",
  title: "Check greetings",
  task: "Write assertions that reject a greeting that is no good.",
  judged: "A greeting is rejected when an assertion does not hold.",
  recipe: "assertions",
  catalogue: "new",
  seedItem: "sample",
  outcome: "Check greetings.",
  minutes: 1,
  parts: { checks: { type: "assertions", files: ["checks.ts", "words.ts"], entry: "checks.ts" } },
  steps: [{ use: "assert", part: "checks", as: "verdict" }],
  checks: [{ check: "equals", of: "verdict", property: "good greetings are told from bad ones" }],
  hidden: {
    variants: 1,
    count: 4,
    labels: { good: 2, rude: 1, empty: 1 },
    gate: { metric: "mutants", atLeast: 2, falseAlarms: 0 },
  },
} satisfies ExerciseInput;

const greeting = (id: string, label: string, reply: string): Case => ({
  id,
  label,
  input: { reply, words: ["hello"] },
  expect: { verdict: label === "good" ? "accept" : "reject" },
});

const cases = [greeting("hello", "good", "Hello, Ada"), greeting("you", "rude", "You again")];
const hidden = [
  greeting("hello-grace", "good", "Hello, Grace"),
  greeting("hello-alan", "good", "Hello, Alan"),
  greeting("go", "rude", "Go away"),
  greeting("nothing", "empty", ""),
];

const submit = (code: string, changes: Partial<GradeOptions> = {}) =>
  collect(
    grade(
      options(createFakeModel([]), {
        exercise: exercise.parse(input),
        cases,
        answerKey: { variants: [hidden], keyVersion: "key" },
        artifact: { checks: { "checks.ts": code, "words.ts": "export const greeting = 'hello';" } },
        sandbox,
        ...changes,
      }),
    ),
  );

const visibleOf = (events: Awaited<ReturnType<typeof submit>>) =>
  ofType(events, "sample-end").flatMap(({ sample }) => ("case" in sample ? [sample] : []));
const runsOf = (events: Awaited<ReturnType<typeof submit>>) =>
  visibleOf(events).flatMap(({ runs = [] }) => runs);

test("calls every assertion, of every file, and shows of a visible case what each said", async () => {
  const events = await submit(`
    import { greeting } from "./words.ts";
    interface Output { reply: string; words: string[] }
    export const assertions = {
      "it greets": ({ reply }: Output) => reply.toLowerCase().startsWith(greeting) || "It greets nobody.",
      "it is there": async ({ reply }: Output) => reply !== "",
      "it says nothing of itself": () => console.log("seen"),
    };`);
  expect(runsOf(events)).toMatchObject([
    {
      call: "assertions",
      input: { reply: "Hello, Ada" },
      outcome: { kind: "value", value: "accept" },
      console: "seen",
    },
    {
      outcome: { kind: "value", value: "reject" },
      assertions: [
        { name: "it greets", holds: false, message: "It greets nobody." },
        { name: "it is there", holds: true },
        { name: "it says nothing of itself", holds: true },
      ],
    },
  ]);
  expect(gradeOf(events)).toMatchObject({ outcome: "passed", hidden: { passed: 4 } });
});

test("hands each assertion a copy of its own", async () => {
  const events = await submit(`export const assertions = {
    "takes the words away": (output) => output.words.splice(0).length === 1,
    "finds them still there": (output) => output.words.length === 1,
  };`);
  expect(visibleOf(events).map(({ runs }) => runs?.[0]?.outcome)).toEqual([
    { kind: "value", value: "accept" },
    { kind: "value", value: "accept" },
  ]);
});

test("tells nothing of a hidden case but its verdict", async () => {
  const events = await submit(`export const assertions = { "it greets": ({ reply }) => reply + "!" };`);
  const ofHidden = ofType(events, "sample-end").filter(({ sample }) => "opaqueId" in sample);
  expect(ofHidden.map(({ sample }) => Object.keys(sample).toSorted())).toEqual(
    hidden.map(() => ["label", "opaqueId", "verdict"]),
  );
  expect(JSON.stringify(events)).not.toMatch(/Grace|Alan|Go away/);
});

test("says how many were caught, which alarms were false, and which kinds slipped through", async () => {
  const events = await submit(
    `export const assertions = { "it is polite": ({ reply }) => !/you|grace/i.test(reply) };`,
  );
  expect(gradeOf(events)).toMatchObject({
    outcome: "failed",
    hidden: { passed: 1 },
    finding: {
      headline: "Every visible case is judged rightly, and too many hidden ones are not.",
      detail:
        "0 of 2 planted defects caught, 1 false alarm in 2 good ones; 2 and no false alarm are needed. Slipped through: rude 1 of 1, empty 1 of 1. Look at what your assertions take from the words of visible cases.",
    },
  });
  const lenient = await submit(`export const assertions = { "it is anything": () => true };`);
  expect(gradeOf(lenient)?.finding).toEqual({
    headline: "Visible: 0 of 1 planted defects caught, no false alarm in 1 good ones.",
    detail:
      "Slipped through: rude 1 of 1. Hidden: 0 of 2 planted defects caught, no false alarm in 2 good ones; 2 and no false alarm are needed. Slipped through: rude 1 of 1, empty 1 of 1.",
    case: "you",
  });
});

test("does not pass whoever rejects everything", async () => {
  const events = await submit(`export const assertions = { "nothing is good enough": () => false };`);
  expect(gradeOf(events)).toMatchObject({
    outcome: "failed",
    hidden: { byLabel: { good: { passed: 0 }, rude: { passed: 1 }, empty: { passed: 1 } } },
  });
});

test.each([
  [
    "one that throws, with its line",
    `export const assertions = {\n  "it is long": ({ text }) => text.length > 3,\n};`,
    /^checks\.ts, line 2, column \d+: The code threw TypeError/,
    { file: "checks.ts", line: 2 },
  ],
  ["what does not compile", "export const assertions = {", /^checks\.ts, line 1/, { file: "checks.ts" }],
  [
    "a file without any",
    "export {};",
    /^checks\.ts exports no assertions: write `export const assertions/,
    undefined,
  ],
  [
    "what is no function",
    `export const assertions = { polite: /please/ };`,
    /^“polite” is no function/,
    undefined,
  ],
  [
    "what returns neither",
    `export const assertions = { short: ({ reply }) => reply.length };`,
    /^“short” returned \d+: return true, or false or a text/,
    undefined,
  ],
  [
    "one that never ends",
    `export const assertions = { slow: () => { for (;;); } };`,
    /still computing/,
    undefined,
  ],
  [
    "a report that was replaced",
    `Array.prototype.push = function () { this[0] = 1; }; export const assertions = { tricky: () => true };`,
    /^Something replaced what the assertions are run with/,
    undefined,
  ],
])(
  "fails a sample, and neither accepts nor rejects, for %s",
  async (_, code, message, at) => {
    const events = await submit(code, { cases: cases.slice(0, 1), mode: "practice" });
    const [sample] = visibleOf(events);
    expect(sample?.verdict).toBe("fail");
    expect(sample?.runs?.[0]?.outcome).toMatchObject({
      kind: "stopped",
      ...(at === undefined ? {} : { at }),
    });
    expect(sample?.checks).toMatchObject([{ check: "assertions", message: expect.stringMatching(message) }]);
    // A loop without an end computes until its limit, and this machine may be busy.
  },
  30_000,
);

const doubling = "export const double = (number: number): number => ";
const planted = (id: string, label: string, code: string): Case => ({
  id,
  label,
  input: { code },
  expect: { verdict: label === "good" ? "accept" : "reject" },
});

test("tests planted code, which the assertions import and are not told", async () => {
  const events = await submit(
    `import { double } from "./subject.ts";
     export const assertions = {
       "is told nothing of it": (output) => Object.keys(output).length === 0,
       "doubles two": () => double(2) === 4 || \`It gives \${double(2)}.\`,
       "doubles minus one": () => double(-1) === -2,
     };`,
    {
      exercise: exercise.parse({
        ...input,
        steps: [{ use: "assert", part: "checks", subject: "code", as: "verdict" }],
      }),
      cases: [
        planted("product", "good", `${doubling} 2 * number;`),
        planted("square", "rude", `${doubling} number * number;`),
        planted("absolute", "rude", `${doubling} Math.abs(2 * number);`),
        planted("throws", "rude", `${doubling} { throw new RangeError("no"); };`),
      ],
      answerKey: {
        variants: [
          [
            planted("sum", "good", `${doubling} number + number;`),
            planted("shift", "good", `${doubling} number << 1;`),
            planted("half", "rude", `${doubling} number / 2;`),
            planted("nothing", "empty", `${doubling} NaN;`),
          ],
        ],
        keyVersion: "key",
      },
    },
  );
  expect(runsOf(events).map(({ outcome, input: told }) => [outcome, told])).toEqual(
    ["accept", "reject", "reject", "reject"].map((value) => [{ kind: "value", value }, {}]),
  );
  expect(runsOf(events)[1]?.assertions?.filter(({ holds }) => !holds)).toEqual([
    { name: "doubles minus one", holds: false },
  ]);
  expect(runsOf(events)[3]?.assertions?.[1]).toEqual({
    name: "doubles two",
    holds: false,
    message: "It threw RangeError: no",
  });
  expect(gradeOf(events)).toMatchObject({ outcome: "passed", hidden: { passed: 4 } });
});
