import type { TestResult, TestRun, Tests } from "@assay/exercise";
import { type CheckFunction, type Judgement, judge } from "./check-function.ts";

/** Runs every test of the file on what the learner's code returned; code that was stopped returned nothing. */
export const tests: CheckFunction<"tests"> = (check, view) => {
  const run = view.code?.runs.find((each) => each.as === check.of);
  if (view.code === undefined || run === undefined) throw new Error(`the step \`${check.of}\` ran no code`);
  if (run.outcome.kind === "stopped") return judge(false, run.outcome.message);
  const found = view.code.tests.get(check.file);
  if (found === undefined) throw new Error(`the test file \`${check.file}\` was not loaded`);
  const { input, outcome, calls = [], clockMs = 0 } = run;
  const expect = view.expect[check.of];
  return summarise(runTests(found, { input, output: outcome.value, calls, clockMs, expect }));
};

function runTests(found: Tests, run: TestRun): TestResult[] {
  return Object.entries(found).map(([name, test]) => {
    // Each test is handed a copy: what one changes, the next must not see.
    const problem = test(structuredClone(run));
    return problem === undefined ? { name, passed: true } : { name, passed: false, ...problem };
  });
}

function summarise(rows: readonly TestResult[]): Judgement {
  const failing = rows.filter((row) => !row.passed);
  const [first] = failing;
  if (first === undefined) return { ...judge(true, "Every test passes."), tests: [...rows] };
  const count = `${failing.length} of ${rows.length} tests ${failing.length === 1 ? "fails" : "fail"}`;
  return { ...judge(false, `${count}: ${first.name}. ${first.message ?? ""}`.trim()), tests: [...rows] };
}
