import type {
  CheckResult,
  CodeRun,
  Exercise,
  Fault,
  FieldCounts,
  Json,
  SampleCall,
  Step,
  Verdict,
} from "@assay/exercise";
import { ModelError } from "@assay/model";
import { runChecks } from "../check/run-checks.ts";
import { sampleSeed } from "../plan/seed.ts";
import type { Task } from "../plan/plan.ts";
import { runAssertStep } from "./assert-step.ts";
import { runCodeStep } from "./code-step.ts";
import type { Results, RunContext } from "./context.ts";
import { initialValues } from "./initial-values.ts";
import { correct } from "./label-step.ts";
import { runModelStep } from "./model-step.ts";
import { asText } from "./render.ts";

export const supportedSteps: readonly Step["use"][] = ["model", "code", "assert"];

/** One run of the steps on one case, with everything that was seen. */
export interface Sample {
  verdict: Verdict;
  calls: SampleCall[];
  /** Calls of the learner's code, where a step makes any. */
  runs: CodeRun[];
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
  const results: Results = {
    label: task.case.label,
    values: initialValues(task.case, context),
    inputs: { ...task.case.input },
    calls: [],
    runs: [],
  };
  try {
    for (const step of context.exercise.steps) await runStep(step, { ...context, seed, sample }, results);
  } catch (error) {
    if (error instanceof ModelError && error.code === "too-long")
      return { ...tooLong(error), ...done(results) };
    if (error instanceof ModelError && !error.isRetryable) return { ...refused(error), ...done(results) };
    throw error;
  }
  const stopped = findStopped(context.exercise, results);
  if (stopped !== undefined) return { ...stopped, ...done(results) };
  const checks = runChecks(context.exercise.checks, {
    results: results.values,
    calls: results.calls,
    code: {
      runs: results.runs,
      tests: task.opaqueId === undefined ? context.tests.visible : context.tests.hidden,
    },
    parts: context.artifact,
    expect: task.case.expect,
  });
  return { ...checks, ...done(results) };
}

const done = ({ calls, runs }: Results): Pick<Sample, "calls" | "runs"> => ({ calls, runs });

/** Runs a step; its result becomes a value of the next. */
async function runStep(
  step: Exercise["steps"][number],
  context: RunContext & { seed: number; sample: number },
  results: Results,
): Promise<void> {
  switch (step.use) {
    case "model": {
      const call = await runModelStep(step, context, results);
      results.calls.push(call);
      keep(results, step.as, call.output);
      if (step.logprobs !== undefined && call.logprobs !== undefined)
        results.values[step.logprobs] = JSON.stringify(correct(call.logprobs, call.subtracted));
      return;
    }
    case "code":
    case "assert": {
      const run = await (step.use === "code"
        ? runCodeStep(step, context, results)
        : runAssertStep(step, context, results));
      results.runs.push(run);
      keep(results, step.as, run.outcome.kind === "value" ? run.outcome.value : null);
      return;
    }
    default:
      throw new Error(`the step \`${step.as}\` uses \`${step.use}\`, which cannot be run yet`);
  }
}

/** Keeps a result as text for placeholders, and as JSON for code. */
function keep({ values, inputs }: Results, as: string, value: Json): void {
  values[as] = asText(value);
  inputs[as] = value;
}

/** Assertions that were stopped neither accept nor reject; what they expect could not be asked. */
function findStopped({ steps }: Exercise, { runs }: Results): Pick<Sample, "verdict" | "checks"> | undefined {
  const names = steps.flatMap(({ use, as }) => (use === "assert" ? [as] : []));
  for (const { as, outcome } of runs) {
    if (outcome.kind === "value" || !names.includes(as)) continue;
    const property = "the assertions run to their end";
    return {
      verdict: "fail",
      checks: [{ check: "assertions", of: as, verdict: "fail", message: outcome.message, property }],
    };
  }
  return undefined;
}

/** A request that does not fit the context is the learner's, and shows what is too long. */
const tooLong = ({ message }: ModelError): Pick<Sample, "verdict" | "checks"> => ({
  verdict: "fail",
  checks: [{ check: "context", verdict: "fail", message, property: "the request fits the model's context" }],
});

const refused = ({ code, message }: ModelError): Pick<Sample, "verdict" | "checks" | "fault"> => ({
  verdict: "ungraded",
  checks: [],
  fault: { code: code === "rate-limited" ? code : "examiner-away", message },
});
