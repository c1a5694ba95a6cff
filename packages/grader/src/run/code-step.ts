import {
  type CodeOutcome,
  type CodeRun,
  type HostCall,
  type Json,
  type SampleCall,
  type StepOf,
  codeValue,
  endpointScript,
  modelScript,
  toolScript,
  vectorList,
} from "@assay/exercise";
import {
  type FetchFunction,
  type HostCallRecord,
  type HostFunction,
  HostRefusal,
  type Outcome,
  describeOutcome,
} from "@assay/sandbox";
import type { Results, SampleContext } from "./context.ts";
import { createExaminerModel } from "./host/examiner-model.ts";
import { createScriptedEndpoint } from "./host/scripted-endpoint.ts";
import { createScriptedModel } from "./host/scripted-model.ts";
import { createScriptedTools } from "./host/scripted-tools.ts";
import { createVectorStore } from "./host/vector-store.ts";

/**
 * Calls the learner's code, or a fixed program, with the case and the results so far, as one object.
 * Throws when the sandbox or the examiner failed: another run may mend that, and nobody is judged by it.
 */
export async function runCodeStep(
  step: StepOf<"code">,
  context: SampleContext,
  { inputs, calls }: Results,
): Promise<CodeRun> {
  const { sandbox, seed, signal } = context;
  if (sandbox === undefined) throw new Error("there is no sandbox to run code in");
  const { files, file, isFixed } = codeOf(step.part, context);
  const stop = new AbortController();
  const ownSignal = AbortSignal.any([signal, stop.signal]);
  const input = told(step, inputs);
  const report = await sandbox.run({
    files,
    entry: { file, call: step.call },
    input: [input],
    host: {
      ...scripted(step, inputs),
      ...examining(step, { ...context, signal: ownSignal }, { calls, stop }),
    },
    ...fetching(step, inputs),
    // Whoever answers, scripted or not, is on our side: to wait for that is nobody's time.
    isHostTimed: false,
    // The examiner serves everybody: a run stands in its line once.
    ...(step.examiner === undefined ? {} : { limits: { callsAtOnce: 1 } }),
    seed,
    signal: ownSignal,
  });
  const outcome = toCodeOutcome(report.outcome);
  if (isFixed) assertReturned(step.part, outcome);
  return {
    as: step.as,
    call: step.call,
    input,
    outcome,
    console: report.log.map(({ text }) => text).join("\n"),
    ...(report.calls.length === 0 ? {} : { calls: report.calls.map(toHostCall) }),
    durationMs: report.spent.wallMs,
    clockMs: report.spent.clockMs,
  };
}

/** A learner is not judged by a mistake in what the author wrote. */
function assertReturned(program: string, outcome: CodeOutcome): void {
  if (outcome.kind === "stopped")
    throw new Error(`the program \`${program}\` of the exercise was stopped: ${outcome.message}`);
}

/** Finds what a step runs: the learner's files, or the author's program as a file. */
function codeOf(name: string, { exercise, artifact }: Pick<SampleContext, "exercise" | "artifact">) {
  const program = exercise.programs[name];
  if (program !== undefined) return { files: { "program.ts": program }, file: "program.ts", isFixed: true };
  const part = exercise.parts[name];
  if (part?.type !== "code") throw new Error(`the part \`${name}\` is no code`);
  return { files: codeValue.parse(artifact[name]), file: part.entry, isFixed: false };
}

/** What is behind a function is not told to the code: it finds the functions, and learns by calling them. */
function told({ llm, tools, vectors, fetch, given }: StepOf<"code">, inputs: Results["inputs"]): Json {
  const behind = [llm, tools, vectors, fetch];
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

const fetching = ({ fetch }: StepOf<"code">, inputs: Results["inputs"]): { fetch?: FetchFunction } =>
  fetch === undefined ? {} : { fetch: createScriptedEndpoint(endpointScript.parse(inputs[fetch])) };

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
