import { type ModelRequest, type SampleCall, type StepOf, modelSettings } from "@assay/exercise";
import { promptNameFor } from "@assay/exercise/panel";
import { ask } from "./ask.ts";
import type { Results, RunContext, SampleContext } from "./context.ts";
import { runLabelStep } from "./label-step.ts";
import { promptOf } from "./prompt-of.ts";
import { render } from "./render.ts";
import { toSampleCall } from "./sample-call.ts";

/** Calls the examiner with the named part or text, filled in; the reply, or the label, becomes the step's result. */
export async function runModelStep(
  step: StepOf<"model">,
  context: SampleContext,
  results: Results,
): Promise<SampleCall> {
  const { labels, prompt } = step;
  if (labels !== undefined && typeof prompt === "string")
    return await runLabelStep({ ...step, prompt, labels }, context, results);
  const request = buildRequest(step, context, results);
  return toSampleCall({ as: step.as, request }, await ask(request, context), context.model);
}

/** Builds what is sent: the named part or text, filled in, with its settings. */
export function buildRequest(
  step: StepOf<"model">,
  { exercise, artifact }: Pick<RunContext, "exercise" | "artifact">,
  { label, values }: Pick<Results, "label" | "values">,
): Exclude<ModelRequest, { kind: "labels" }> {
  const settings =
    typeof step.settings === "string" ? modelSettings.parse(artifact[step.settings]) : step.settings;
  const prompt = promptOf(promptNameFor(step.prompt, label), artifact, exercise.texts);
  const filled = render(prompt, values);
  return typeof filled === "string"
    ? { kind: "completion", prompt: filled, settings }
    : { kind: "chat", messages: filled, settings };
}
