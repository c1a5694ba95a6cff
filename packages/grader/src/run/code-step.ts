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
 * Calls the learner's code with the case and the results so far, as one object.
 * Throws when the sandbox failed: another run may mend that.
 */
export async function runCodeStep(
  step: StepOf<"code">,
  { exercise, artifact, sandbox, seed, signal }: RunContext & { seed: number },
  { inputs }: Results,
): Promise<CodeRun> {
  const part = exercise.parts[step.part];
  if (part?.type !== "code") throw new Error(`the part \`${step.part}\` is no code`);
  if (sandbox === undefined) throw new Error("there is no sandbox to run code in");
  const { input, host } = grant(step, inputs);
  const report = await sandbox.run({
    files: codeValue.parse(artifact[step.part]),
    entry: { file: part.entry, call: step.call },
    input: [input],
    host,
    seed,
    signal,
  });
  return {
    as: step.as,
    call: step.call,
    input,
    outcome: toCodeOutcome(report.outcome),
    console: report.log.map(({ text }) => text).join("\n"),
    ...(report.calls.length === 0 ? {} : { calls: report.calls.map(toHostCall) }),
    durationMs: report.spent.wallMs,
  };
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

/** Makes of how a run ended what a sample says of it; throws where the sandbox failed. */
export function toCodeOutcome(outcome: Outcome): CodeOutcome {
  if (outcome.type === "value") return { kind: "value", value: outcome.value };
  if (outcome.type === "crashed") throw new Error(`the sandbox failed: ${outcome.message}`);
  return {
    kind: "stopped",
    message: describeOutcome(outcome),
    ...("at" in outcome && outcome.at !== undefined ? { at: outcome.at } : {}),
  };
}
