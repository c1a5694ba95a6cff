import { randomInt } from "node:crypto";
import type { Generation } from "../engine/generation.ts";
import { ApiError } from "./api-error.ts";
import { toGrammar } from "./to-grammar.ts";
import type { Settings } from "./request-schema.ts";

/** Seeds are 32 bits wide; llama.cpp keeps the last one for itself. */
const seeds = 2 ** 32 - 1;

/** What the request says of the reply's length: a demand, or what it is cut to when nothing was said. */
export interface Length {
  demanded: number | null | undefined;
  otherwise: number;
}

interface Asked extends Pick<Generation, "tokens" | "signal"> {
  contextLength: number;
  length: Length;
  /** How many of the likeliest tokens to tell at each place of the reply, where that was asked. */
  logprobs: number | undefined;
}

/** Fills in what the request left out, as OpenAI does; throws an ApiError when the context cannot hold it all. */
export function toGeneration(
  settings: Settings,
  { tokens, contextLength, length, logprobs, signal }: Asked,
): Generation {
  const left = contextLength - tokens.length;
  const maxTokens = length.demanded ?? Math.max(1, Math.min(length.otherwise, left));
  if (maxTokens > left) throw tooLong(contextLength, tokens.length, maxTokens);
  const seed = settings.seed ?? randomInt(seeds);
  return {
    tokens,
    maxTokens,
    temperature: settings.temperature ?? 1,
    topP: settings.top_p ?? 1,
    seed: ((seed % seeds) + seeds) % seeds,
    stop: settings.stop ?? [],
    grammar: toGrammar(settings),
    logprobs,
    signal,
  };
}

/** Says which lengths do not fit. */
export function tooLong(contextLength: number, promptTokens: number, maxTokens: number): ApiError {
  const message = `The examiner's context holds ${contextLength} tokens. This prompt has ${promptTokens} and the reply may have ${maxTokens}, ${promptTokens + maxTokens} together. Shorten the prompt or ask for fewer tokens.`;
  return new ApiError(400, message, { code: "context_length_exceeded" });
}
