import type { CheckResult, Fault, FieldCounts, SampleCall, Step, Verdict } from "@assay/exercise";
import { ModelError } from "@assay/model";
import { runChecks } from "../check/run-checks.ts";
import { sampleSeed } from "../plan/seed.ts";
import type { Task } from "../plan/plan.ts";
import type { Results, RunContext } from "./context.ts";
import { initialValues } from "./initial-values.ts";
import { runModelStep } from "./model-step.ts";

export const supportedSteps: readonly Step["use"][] = ["model"];

/** One run of the steps on one case, with everything that was seen. */
export interface Sample {
  verdict: Verdict;
  calls: SampleCall[];
  checks: CheckResult[];
  /** Fields compared, for a gate over fields; absent where no check was run. */
  fields?: FieldCounts[];
  /** Our trouble, when the verdict is `ungraded`. */
  fault?: Fault;
}

/**
 * Runs the steps and checks on one case.
 * Throws what another run can mend (a ModelError that is retryable, an abort); what it cannot is `ungraded`.
 */
export async function runSample(task: Task, sample: number, context: RunContext): Promise<Sample> {
  const seed = sampleSeed(task.variant, task.case.id, sample);
  const results: Results = { values: initialValues(task.case, context), calls: [] };
  try {
    for (const step of context.exercise.steps) {
      if (step.use !== "model")
        throw new Error(`the step \`${step.as}\` uses \`${step.use}\`, which cannot be run yet`);
      const call = await runModelStep(step, { ...context, seed, sample }, results);
      results.calls.push(call);
      results.values[step.as] = call.output;
    }
  } catch (error) {
    if (error instanceof ModelError && error.code === "too-long") return tooLong(error, results.calls);
    if (error instanceof ModelError && !error.isRetryable) return refused(error, results.calls);
    throw error;
  }
  const checks = runChecks(context.exercise.checks, {
    results: results.values,
    calls: results.calls,
    parts: context.artifact,
    expect: task.case.expect,
  });
  return { ...checks, calls: results.calls };
}

/** A request that does not fit the context is the learner's, and shows what is too long. */
const tooLong = ({ message }: ModelError, calls: SampleCall[]): Sample => ({
  verdict: "fail",
  calls,
  checks: [{ check: "context", verdict: "fail", message, property: "the request fits the model's context" }],
});

const refused = ({ code, message }: ModelError, calls: SampleCall[]): Sample => ({
  verdict: "ungraded",
  calls,
  checks: [],
  fault: { code: code === "rate-limited" ? code : "examiner-away", message },
});
