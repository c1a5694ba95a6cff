import type { AssertionResult, VisibleSample } from "@assay/exercise";

/** Says in a few words what came back of a sample: its last reply, or what its tests or its code came to. */
export function replyOf(sample: VisibleSample | undefined): string | undefined {
  if (sample === undefined) return undefined;
  const run = sample.runs?.at(-1);
  if (run === undefined) {
    const output = sample.calls.at(-1)?.output;
    return output === undefined ? undefined : output.trim() || "(nothing)";
  }
  if (run.outcome.kind === "stopped") return "stopped";
  if (run.assertions !== undefined) return verdictOf(run.assertions);
  const tests = sample.checks.flatMap((check) => check.tests ?? []);
  if (tests.length === 0) return JSON.stringify(run.outcome.value);
  const passed = tests.filter((test) => test.passed).length;
  return `${passed} of ${tests.length} tests`;
}

function verdictOf(assertions: readonly AssertionResult[]): string {
  const flagged = assertions.filter(({ holds }) => !holds).length;
  return flagged === 0 ? "accept" : `reject, by ${flagged}`;
}
