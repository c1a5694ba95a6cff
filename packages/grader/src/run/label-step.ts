import {
  type Correction,
  type SampleCall,
  type StepOf,
  costOf,
  correction as correctionSchema,
} from "@assay/exercise";
import type { LabelsRequest } from "@assay/model";
import { type Asked, ask } from "./ask.ts";
import type { Results, RunContext, SampleContext } from "./context.ts";
import { initialValues } from "./initial-values.ts";
import { promptOf } from "./prompt-of.ts";
import { render } from "./render.ts";

type LabelStep = StepOf<"model"> & { labels: string[]; prompt: string };
type Numbers = Record<string, number>;

/** Weighs the step's labels after its prompt, filled in, and takes the likeliest once the correction is subtracted. */
export async function runLabelStep(
  step: LabelStep,
  context: SampleContext,
  results: Results,
): Promise<SampleCall> {
  const request = buildRequest(step, context, results.values);
  const { reply, cached } = await ask(request, context);
  const { logprobs, ...rest } = reply;
  if (logprobs === undefined) throw new Error("labels were weighed, and no log-probabilities came back");
  const subtracted = await findSubtracted(step, context);
  const output = likeliest(step.labels, correct(logprobs, subtracted));
  const cost = costOf(rest.usage, context.model.price);
  return {
    ...rest,
    ...(cost === undefined ? {} : { cost }),
    as: step.as,
    request,
    output,
    logprobs,
    ...(subtracted === undefined ? {} : { subtracted }),
    latencyMs: cached ? 0 : reply.latencyMs,
    cached,
  };
}

/** Subtracts label by label; without a correction the numbers stay as they are. */
export const correct = (logprobs: Numbers, subtracted: Numbers = {}): Numbers =>
  Object.fromEntries(
    Object.entries(logprobs).map(([label, value]) => [label, value - (subtracted[label] ?? 0)]),
  );

/** Takes the label with the highest number, the first of equals. */
const likeliest = (labels: readonly string[], numbers: Numbers): string =>
  labels.reduce((best, label) =>
    (numbers[label] ?? -Infinity) > (numbers[best] ?? -Infinity) ? label : best,
  );

function buildRequest(
  step: LabelStep,
  { artifact, exercise }: RunContext,
  values: Results["values"],
): LabelsRequest {
  const filled = render(promptOf(step.prompt, artifact, exercise.texts), values);
  if (typeof filled !== "string")
    throw new Error(`the step \`${step.as}\` weighs labels after a conversation`);
  return { kind: "labels", prompt: filled, labels: step.labels };
}

/** Finds what is subtracted: the mean of each label over the texts or cases that the correction names. */
async function findSubtracted(step: LabelStep, context: SampleContext): Promise<Numbers | undefined> {
  const chosen =
    typeof step.correction === "string"
      ? correctionSchema.parse(context.artifact[step.correction])
      : step.correction;
  const inputs = inputsOf(chosen, context);
  if (inputs.length === 0) return undefined;
  // The same numbers serve every case, so they are asked for once, and not again for another sample.
  const first = { ...context, sample: 0 };
  const replies: Asked[] = [];
  for (const each of inputs)
    replies.push(await ask(buildRequest(step, context, initialValues(each, context)), first));
  return Object.fromEntries(
    step.labels.map((label) => [label, mean(replies.map(({ reply }) => reply.logprobs?.[label] ?? NaN))]),
  );
}

function inputsOf(chosen: Correction | undefined, { cases }: RunContext): RunContext["cases"] {
  const [first] = cases;
  if (chosen === undefined || chosen.subtract === "nothing" || first === undefined) return [];
  if (chosen.subtract === "cases") return cases;
  return chosen.texts.map((text) => ({
    ...first,
    input: Object.fromEntries(Object.keys(first.input).map((name) => [name, text])),
  }));
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
