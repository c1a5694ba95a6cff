import type { Context } from "hono";
import type { Prompt } from "../engine/prompt.ts";
import { ApiError } from "./api-error.ts";
import type { ReplyShape } from "./reply-shapes.ts";
import type { Settings } from "./request-schema.ts";
import { sendStream, sendWhole } from "./send-reply.ts";
import type { Served } from "./served.ts";
import { type Length, toGeneration } from "./to-generation.ts";

/** What one request asks for, whichever way it was said. */
interface Asked {
  settings: Settings;
  prompt: Prompt;
  length: Length;
  /** How many of the likeliest tokens to tell at each place of the reply, where that was asked. */
  logprobs: number | undefined;
  shape: ReplyShape;
}

/** Generates the reply to a request and sends it, whole or as a stream. */
export async function generateReply(
  { engine, name }: Served,
  context: Context,
  { settings, prompt, length, logprobs, shape }: Asked,
): Promise<Response> {
  checkModel(settings, name);
  // A closed connection aborts this signal, and with it the generation.
  const { signal } = context.req.raw;
  const tokens = engine.tokenize(prompt);
  const { contextLength } = engine;
  const events = engine.generate(toGeneration(settings, { tokens, contextLength, length, logprobs, signal }));
  if (settings.stream !== true) return await sendWhole(context, shape, events);
  const includeUsage = settings.stream_options?.include_usage === true;
  return await sendStream(context, shape, { events, includeUsage });
}

/** Refuses a request for another model; one that names none means this one. */
export function checkModel({ model }: { model?: string | undefined }, name: string): void {
  if (model === undefined || model === name) return;
  const message = `There is no model \`${model}\` here; the examiner's model is \`${name}\`.`;
  throw new ApiError(404, message, { code: "model_not_found", param: "model" });
}
