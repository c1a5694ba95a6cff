import type { AssertionResult, CodeOutcome, VisibleSample } from "@assay/exercise";

/** Says in a few words what came back of a sample: its last reply, or what its tests or its code came to. */
export function replyOf(sample: VisibleSample | undefined): string | undefined {
  if (sample === undefined) return undefined;
  const run = sample.runs?.at(-1);
  if (run === undefined) {
    const output = sample.calls.at(-1)?.output;
    return output === undefined ? undefined : output.trim() || "(nothing)";
  }
  if (run.assertions !== undefined && run.outcome.kind === "value") return verdictOf(run.assertions);
  const tests = sample.checks.flatMap((check) => check.tests ?? []);
  if (run.outcome.kind === "stopped" || tests.length === 0) return outcomeWords(run.outcome);
  const passed = tests.filter((test) => test.passed).length;
  return `${passed} of ${tests.length} tests`;
}

/** Says what came back of one step of a sample; nothing where it was not run. */
export function resultOf({ calls, runs }: VisibleSample, as: string): string | undefined {
  const run = runs?.find((each) => each.as === as);
  if (run !== undefined) return outcomeWords(run.outcome);
  const output = calls.find((each) => each.as === as)?.output;
  return output === undefined ? undefined : output.trim() || "(nothing)";
}

const outcomeWords = (outcome: CodeOutcome): string => {
  if (outcome.kind === "stopped") return "stopped";
  return typeof outcome.value === "string" ? outcome.value : JSON.stringify(outcome.value);
};
function verdictOf(assertions: readonly AssertionResult[]): string {
  const flagged = assertions.filter(({ holds }) => !holds).length;
  return flagged === 0 ? "accept" : `reject, by ${flagged}`;
}
