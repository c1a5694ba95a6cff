import {
  type CodeRun,
  type Json,
  type StepOf,
  assertionResults,
  codeValue,
  subjectFile,
} from "@assay/exercise";
import type { Outcome } from "@assay/sandbox";
import { assertionDriver, driverFile } from "./assertion-driver.ts";
import { toCodeOutcome } from "./code-step.ts";
import type { Results, RunContext } from "./context.ts";

/**
 * Calls every assertion of the learner's on a planted output, or on nothing but planted code; one that does not hold
 * rejects it. Throws when the sandbox failed: another run may mend that.
 */
export async function runAssertStep(
  step: StepOf<"assert">,
  { exercise, artifact, sandbox, seed, signal }: RunContext & { seed: number },
  { inputs }: Results,
): Promise<CodeRun> {
  const part = exercise.parts[step.part];
  if (part?.type !== "assertions") throw new Error(`the part \`${step.part}\` has no assertions`);
  if (sandbox === undefined) throw new Error("there is no sandbox to run assertions in");
  const { subject } = step;
  const told = Object.entries(inputs).filter(([name]) => name !== subject);
  const input: Json = structuredClone(Object.fromEntries(told));
  const planted = subject === undefined ? {} : { [subjectFile]: sourceOf(subject, inputs[subject]) };
  const hasSubject = subject !== undefined;
  const report = await sandbox.run({
    files: {
      ...codeValue.parse(artifact[step.part]),
      ...planted,
      [driverFile]: assertionDriver({ entry: part.entry, hasSubject }),
    },
    entry: { file: driverFile, call: "run" },
    input: [input],
    seed,
    signal,
  });
  return {
    as: step.as,
    call: "assertions",
    input,
    ...readReport(report.outcome),
    console: report.log.map(({ text }) => text).join("\n"),
    durationMs: report.spent.wallMs,
  };
}

function sourceOf(subject: string, value: Json | undefined): string {
  if (typeof value === "string") return value;
  throw new Error(`the input \`${subject}\` is no text that could be run`);
}

/** Makes a verdict of what the assertions said. The driver runs beside code that may tamper with it. */
function readReport(outcome: Outcome): Pick<CodeRun, "outcome" | "assertions"> {
  if (outcome.type !== "value") return { outcome: withoutDriver(toCodeOutcome(outcome)) };
  if (typeof outcome.value === "string") return stopped(outcome.value);
  const read = assertionResults.safeParse(outcome.value);
  if (!read.success) return stopped("Something replaced what the assertions are run with.");
  const value = read.data.every(({ holds }) => holds) ? "accept" : "reject";
  return { outcome: { kind: "value", value }, assertions: read.data };
}

const stopped = (message: string): Pick<CodeRun, "outcome"> => ({ outcome: { kind: "stopped", message } });

/** A line of the driver is no place where a learner can look. */
function withoutDriver(outcome: CodeRun["outcome"]): CodeRun["outcome"] {
  if (outcome.kind === "value" || outcome.at?.file !== driverFile) return outcome;
  const { at, ...rest } = outcome;
  return { ...rest, message: rest.message.replace(`${at.file}, line ${at.line}, column ${at.column}: `, "") };
}
