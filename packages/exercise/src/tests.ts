import type { AuthorProblem, Read } from "./author/problem.ts";
import type { Check } from "./checks/index.ts";
import type { Exercise } from "./exercise.ts";
import type { Json } from "./json.ts";
import type { HostCall } from "./samples.ts";

/** What a test looks at: one call of the learner's code on one case. */
export interface TestRun<Input = Json, Output = Json, Expected = Json | undefined> {
  /** What the learner's code was called with. */
  input: Input;
  /** What it returned. */
  output: Output;
  /** What it asked of what it was given, in order. */
  calls: readonly HostCall[];
  /** How long it took on its own clock, in milliseconds. */
  clockMs: number;
  /** What the case expects of the step, where it says so. */
  expect: Expected;
}

/** What is wrong, as a sentence; with what was expected and received where that says more. */
export interface TestProblem {
  message: string;
  expected?: Json;
  received?: Json;
}

/** Says what is wrong with a run, or nothing. */
export type Test<Run = TestRun> = (run: Run) => TestProblem | undefined;

/** The tests of a file by what they say, in present tense; they run outside the sandbox, on JSON. */
export type Tests<Run = TestRun> = Readonly<Record<string, Test<Run>>>;

/** Reads the export `tests` of a test file. */
export function readTests(file: string, module: unknown): Read<Tests> {
  const found: unknown =
    typeof module === "object" && module !== null ? Reflect.get(module, "tests") : undefined;
  if (isTests(found)) return { ok: true, value: found };
  const problem: AuthorProblem = {
    file,
    message: 'has no tests; write `export const tests = { "says what holds": ({ output }) => … }`',
  };
  return { ok: false, problems: [problem] };
}

const isTests = (value: unknown): value is Tests =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((each) => typeof each === "function");

/** Lists the test files that the checks of an exercise ask for. */
export const testFilesOf = ({ checks }: Pick<Exercise, "checks">): string[] => [
  ...new Set(checks.flatMap(filesIn)),
];

function filesIn(check: Check): string[] {
  if ("that" in check) return filesIn(check.that);
  if ("checks" in check) return check.checks.flatMap(filesIn);
  return check.check === "tests" ? [check.file] : [];
}
