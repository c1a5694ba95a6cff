import type { Context } from "hono";
import { checkModel } from "./generate-reply.ts";
import type { ReplyShape } from "./reply-shapes.ts";
import type { Served } from "./served.ts";
import { tooLong } from "./to-generation.ts";

/** What to weigh, and how many of the likeliest tokens to tell at each place. */
interface Asked {
  model: string | undefined;
  text: string;
  logprobs: number;
  shape: ReplyShape;
}

/** Sends the text back with the log-probability of each of its tokens, and generates nothing. */
export async function scoreText(
  { engine, name }: Served,
  context: Context,
  { model, text, logprobs, shape }: Asked,
): Promise<Response> {
  checkModel({ model }, name);
  const tokens = engine.tokenize({ kind: "completion", text });
  if (tokens.length > engine.contextLength) throw tooLong(engine.contextLength, tokens.length, 0);
  const scored = await engine.score({ tokens, logprobs, signal: context.req.raw.signal });
  return context.json(shape.whole({ text, finishReason: "length", ...scored }));
}
