import {
  type CodeOutcome,
  type CodeRun,
  type HostCall,
  type Json,
  type SampleCall,
  type StepOf,
  codeValue,
  modelScript,
  toolScript,
  vectorList,
} from "@assay/exercise";
import {
  type HostCallRecord,
  type HostFunction,
  HostRefusal,
  type Outcome,
  describeOutcome,
} from "@assay/sandbox";
import type { Results, SampleContext } from "./context.ts";
import { createExaminerModel } from "./host/examiner-model.ts";
import { createScriptedModel } from "./host/scripted-model.ts";
import { createScriptedTools } from "./host/scripted-tools.ts";
import { createVectorStore } from "./host/vector-store.ts";

/**
 * Calls the learner's code with the case and the results so far, as one object.
 * Throws when the sandbox or the examiner failed: another run may mend that, and nobody is judged by it.
 */
export async function runCodeStep(
  step: StepOf<"code">,
  context: SampleContext,
  { inputs, calls }: Results,
): Promise<CodeRun> {
  const { exercise, artifact, sandbox, seed, signal } = context;
  const part = exercise.parts[step.part];
  if (part?.type !== "code") throw new Error(`the part \`${step.part}\` is no code`);
  if (sandbox === undefined) throw new Error("there is no sandbox to run code in");
  const stop = new AbortController();
  const ownSignal = AbortSignal.any([signal, stop.signal]);
  const input = told(step, inputs);
  const report = await sandbox.run({
    files: codeValue.parse(artifact[step.part]),
    entry: { file: part.entry, call: step.call },
    input: [input],
    host: {
      ...scripted(step, inputs),
      ...examining(step, { ...context, signal: ownSignal }, { calls, stop }),
    },
    // The examiner serves everybody: to stand in its line is nobody's time, and it stands there once.
    ...(step.examiner === undefined ? {} : { isHostTimed: false, limits: { callsAtOnce: 1 } }),
    seed,
    signal: ownSignal,
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

/** What is behind a function is not told to the code: it finds the functions, and learns by calling them. */
function told({ llm, tools, vectors, given }: StepOf<"code">, inputs: Results["inputs"]): Json {
  const behind = [llm, tools, vectors];
  const names = Object.keys(inputs).filter((name) => !behind.includes(name));
  const chosen = names.filter((name) => given?.includes(name) ?? true);
  return structuredClone(Object.fromEntries(chosen.map((name) => [name, inputs[name] ?? null])));
}

function scripted(
  { llm, tools, vectors }: StepOf<"code">,
  inputs: Results["inputs"],
): Readonly<Record<string, HostFunction>> {
  return {
    ...(llm === undefined ? {} : { llm: createScriptedModel(modelScript.parse(inputs[llm])) }),
    ...(tools === undefined ? {} : { callTool: createScriptedTools(toolScript.parse(inputs[tools])) }),
    ...(vectors === undefined ? {} : { similarities: createVectorStore(vectorList.parse(inputs[vectors])) }),
  };
}

function examining(
  { as, examiner: granted }: StepOf<"code">,
  context: SampleContext,
  { calls, stop }: { calls: SampleCall[]; stop: AbortController },
): Readonly<Record<string, HostFunction>> {
  if (granted === undefined) return {};
  const listeners = {
    onCall: (call: SampleCall) => void calls.push(call),
    onFault: (error: unknown) => stop.abort(error),
  };
  return { llm: createExaminerModel({ as, granted, ...listeners }, context) };
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
