import type { Exercise, HostCall, Json, PublicExercise, Tests } from "@assay/exercise";

type Test = Tests[string];

/** What code may return, or say to what it was given, whatever it was asked for. */
const odd: readonly Json[] = [null, 0, "odd", true, [], {}, [null], [[null]], [{}], ["odd"]];
const fields = ["role", "content", "tool_calls", "tool_call_id"];
const messages: readonly Json[] = [
  ...odd,
  ...odd.flatMap((value) => fields.map((field) => ({ role: "tool", [field]: value }))),
];
/** A model that asks for a tool, so that tests look at what it is answered. */
const reply: Json = {
  choices: [{ message: { role: "assistant", content: null, tool_calls: [{ id: "a" }] } }],
};

const made = (name: string, parameters: Json[], answer: Partial<HostCall>): HostCall[] => {
  const call = { name, parameters, at: 0, ...answer };
  return [call, call];
};

const oddCalls: readonly (readonly HostCall[])[] = [
  ...["llm", "callTool", "fetch", "similarities"].flatMap((name) => [
    made(name, [], { error: "refused" }),
    ...odd.flatMap((value) => [
      made(name, [value, value], { reply: value, took: 0 }),
      made(name, ["odd", { messages: value, body: value, headers: value }], {}),
      made(name, [{ messages: value }], { error: "refused" }),
    ]),
  ]),
  ...messages.map((message) => made("llm", [{ messages: Array(20).fill(message) }], { reply, took: 0 })),
];

const runs: readonly { output: Json; calls: readonly HostCall[] }[] = [
  ...odd.map((output) => ({ output, calls: [] })),
  ...oddCalls.map((calls) => ({ output: null, calls })),
];

/** Lists, a sentence each, the tests that throw on what code may bring: whoever's code does is never graded. */
export function findFragileTests(
  { exercise: { checks }, cases }: Pick<PublicExercise, "cases"> & { exercise: Pick<Exercise, "checks"> },
  suites: ReadonlyMap<string, Tests>,
): string[] {
  const problems = checks.flatMap((check) => {
    if (check.check !== "tests") return [];
    return Object.entries(suites.get(check.file) ?? {}).flatMap(([name, test]) => {
      const thrown = findThrown(test, cases, check.of);
      return thrown === undefined ? [] : [`the test “${name}” throws on odd code: ${thrown}; ${advice}`];
    });
  });
  return [...new Set(problems)];
}

const advice =
  "look at what a value is before you read it, since a run that cannot be judged is never graded";

/** Says what a test throws first. */
function findThrown(test: Test, cases: PublicExercise["cases"], of: string): string | undefined {
  for (const { input, expect } of cases)
    for (const run of runs)
      try {
        test({ ...run, input, expect: expect[of], clockMs: 0 });
      } catch (error) {
        return String(error);
      }
  return undefined;
}
