import {
  type CodeOutcome,
  type CodeRun,
  type HostCall,
  type Json,
  type StepOf,
  codeValue,
  endpointScript,
  modelScript,
  toolScript,
} from "@assay/exercise";
import {
  type FetchFunction,
  type HostCallRecord,
  type HostFunction,
  HostRefusal,
  type Outcome,
  describeOutcome,
} from "@assay/sandbox";
import type { Results, RunContext } from "./context.ts";
import { createScriptedEndpoint } from "./host/scripted-endpoint.ts";
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
  const { input, ...granted } = grant(step, inputs);
  const report = await sandbox.run({
    files: codeValue.parse(artifact[step.part]),
    entry: { file: part.entry, call: step.call },
    input: [input],
    ...granted,
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
    clockMs: report.spent.clockMs,
  };
}

/** What scripts a model, tools or endpoints is not told to the code: it finds the functions, and learns by calling them. */
function grant(
  { llm, tools, fetch }: StepOf<"code">,
  inputs: Results["inputs"],
): { input: Json; host: Record<string, HostFunction>; fetch?: FetchFunction } {
  const host: Record<string, HostFunction> = {};
  if (llm !== undefined) host["llm"] = createScriptedModel(modelScript.parse(inputs[llm]));
  if (tools !== undefined) host["callTool"] = createScriptedTools(toolScript.parse(inputs[tools]));
  const told = Object.entries(inputs).filter(([name]) => name !== llm && name !== tools && name !== fetch);
  const input = structuredClone(Object.fromEntries(told));
  if (fetch === undefined) return { input, host };
  return { input, host, fetch: createScriptedEndpoint(endpointScript.parse(inputs[fetch])) };
}

function toHostCall({ name, parameters, answer, atMs, takesMs, droppedAtMs }: HostCallRecord): HostCall {
  const made = { name, parameters, at: atMs };
  const given = droppedAtMs === undefined ? {} : { abortedAt: droppedAtMs };
  if (answer.type === "returned") return { ...made, took: takesMs, reply: answer.value, ...given };
  if (answer.type === "unanswered") return { ...made, ...given };
  const { error } = answer;
  // Anything but a refusal is our trouble, and no run is judged by it.
  if (!(error instanceof HostRefusal)) throw error;
  return { ...made, took: takesMs, error: error.message, ...given };
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
