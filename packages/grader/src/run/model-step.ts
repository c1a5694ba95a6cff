import { createHash } from "node:crypto";
import { type ModelRequest, type SampleCall, type StepOf, costOf, modelSettings } from "@assay/exercise";
import type { Reply } from "@assay/model";
import type { Results, RunContext } from "./context.ts";
import { render } from "./render.ts";

/** Calls the examiner with the named part or text, filled in; the reply becomes the step's result. */
export async function runModelStep(
  step: StepOf<"model">,
  context: RunContext & { seed: number; sample: number },
  results: Results,
): Promise<SampleCall> {
  const request = buildRequest(step, context, results);
  const { reply, cached } = await ask(request, context);
  const { output, finishReason, usage } = reply;
  const cost = costOf(usage, context.model.price);
  return {
    as: step.as,
    request,
    output,
    finishReason,
    ...(usage === undefined ? {} : { usage }),
    ...(cost === undefined ? {} : { cost }),
    latencyMs: cached ? 0 : reply.latencyMs,
    cached,
  };
}

/** Builds what is sent: the named part or text, filled in, with its settings. */
export function buildRequest(
  step: StepOf<"model">,
  { exercise, artifact }: Pick<RunContext, "exercise" | "artifact">,
  { values }: Pick<Results, "values">,
): ModelRequest {
  const settings =
    typeof step.settings === "string" ? modelSettings.parse(artifact[step.settings]) : step.settings;
  const prompt = promptOf(step.prompt, artifact, exercise.texts);
  const filled = render(prompt, values);
  return typeof filled === "string"
    ? { kind: "completion", prompt: filled, settings }
    : { kind: "chat", messages: filled, settings };
}

function promptOf(name: string, artifact: RunContext["artifact"], texts: RunContext["exercise"]["texts"]) {
  const part = artifact[name];
  if (typeof part === "string") return part;
  if (Array.isArray(part)) return part.filter((turn) => typeof turn === "object" && "content" in turn);
  const text = texts[name];
  if (text === undefined) throw new Error(`the step's prompt \`${name}\` is neither a part nor a text`);
  return text;
}

async function ask(
  request: ModelRequest,
  context: RunContext & { seed: number; sample: number },
): Promise<{ reply: Reply; cached: boolean }> {
  const { model, cache, seed, signal, deadline } = context;
  const send = () => model.send(request, { seed, signal, deadline, onWait: context.listen?.() });
  if (cache === undefined) return { reply: await send(), cached: false };
  const key = cacheKey(request, context);
  const known = await cache.get(key);
  if (known !== undefined) return { reply: known, cached: true };
  const reply = await send();
  await cache.set(key, reply);
  return { reply, cached: false };
}

/** Names a reply by everything that decides it, and by the sample: a sample is never reused as another. */
const cacheKey = (
  request: ModelRequest,
  { examiner, seed, sample }: RunContext & { seed: number; sample: number },
): string =>
  createHash("sha256")
    .update(JSON.stringify([examiner.file ?? examiner.name, examiner.build, request, seed, sample]))
    .digest("hex");
