import {
  type CodeOutcome,
  type CodeRun,
  type HostCall,
  type Json,
  type StepOf,
  codeValue,
  modelScript,
  toolScript,
} from "@assay/exercise";
import {
  type HostCallRecord,
  type HostFunction,
  HostRefusal,
  type Outcome,
  describeOutcome,
} from "@assay/sandbox";
import type { Results, RunContext } from "./context.ts";
import { createScriptedModel } from "./host/scripted-model.ts";
import { createScriptedTools } from "./host/scripted-tools.ts";

/**
 * Calls the learner's code, or a fixed program, with the case and the results so far, as one object.
 * Throws when the sandbox failed: another run may mend that.
 */
export async function runCodeStep(
  step: StepOf<"code">,
  { exercise, artifact, sandbox, seed, signal }: RunContext & { seed: number },
  { inputs }: Results,
): Promise<CodeRun> {
  if (sandbox === undefined) throw new Error("there is no sandbox to run code in");
  const { files, file, isFixed } = codeOf(step.part, { exercise, artifact });
  const { input, host } = grant(step, inputs);
  const report = await sandbox.run({
    files,
    entry: { file, call: step.call },
    input: [input],
    host,
    seed,
    signal,
  });
  const outcome = toCodeOutcome(report.outcome);
  // A learner is not judged by a mistake in what the author wrote.
  if (isFixed && outcome.kind === "stopped")
    throw new Error(`the program \`${step.part}\` of the exercise was stopped: ${outcome.message}`);
  return {
    as: step.as,
    call: step.call,
    input,
    outcome,
    console: report.log.map(({ text }) => text).join("\n"),
    ...(report.calls.length === 0 ? {} : { calls: report.calls.map(toHostCall) }),
    durationMs: report.spent.wallMs,
  };
}

/** Finds what a step runs: the learner's files, or the author's program as a file. */
function codeOf(name: string, { exercise, artifact }: Pick<RunContext, "exercise" | "artifact">) {
  const program = exercise.programs[name];
  if (program !== undefined) return { files: { "program.ts": program }, file: "program.ts", isFixed: true };
  const part = exercise.parts[name];
  if (part?.type !== "code") throw new Error(`the part \`${name}\` is no code`);
  return { files: codeValue.parse(artifact[name]), file: part.entry, isFixed: false };
}

/** What scripts a model or tools is not told to the code: it finds the functions, and learns by calling them. */
function grant(
  { llm, tools }: StepOf<"code">,
  inputs: Results["inputs"],
): { input: Json; host: Record<string, HostFunction> } {
  const host: Record<string, HostFunction> = {};
  if (llm !== undefined) host["llm"] = createScriptedModel(modelScript.parse(inputs[llm]));
  if (tools !== undefined) host["callTool"] = createScriptedTools(toolScript.parse(inputs[tools]));
  const told = Object.entries(inputs).filter(([name]) => name !== llm && name !== tools);
  return { input: structuredClone(Object.fromEntries(told)), host };
}

function toHostCall({ name, parameters, answer }: HostCallRecord): HostCall {
  if (answer.type === "returned") return { name, parameters, reply: answer.value };
  if (answer.type === "unanswered") return { name, parameters };
  const { error } = answer;
  // Anything but a refusal is our trouble, and no run is judged by it.
  if (!(error instanceof HostRefusal)) throw error;
  return { name, parameters, error: error.message };
}

function toCodeOutcome(outcome: Outcome): CodeOutcome {
  if (outcome.type === "value") return { kind: "value", value: outcome.value };
  if (outcome.type === "crashed") throw new Error(`the sandbox failed: ${outcome.message}`);
  return {
    kind: "stopped",
    message: describeOutcome(outcome),
    ...("at" in outcome && outcome.at !== undefined ? { at: outcome.at } : {}),
  };
}
