import { createHash, randomUUID } from "node:crypto";
import type { TextChance } from "../engine/chance.ts";
import type { Usage } from "../engine/generation.ts";
import { chatLogprobs, completionLogprobs } from "./write-logprobs.ts";

type FinishReason = "stop" | "length" | null;

interface WholeReply {
  text: string;
  finishReason: FinishReason;
  usage: Usage;
  chances?: TextChance[];
}

/** How one kind of reply is written down: whole, or in chunks. */
export interface ReplyShape {
  whole(reply: WholeReply): object;
  /** What a stream begins with, before there is any text. */
  readonly opening: object | undefined;
  chunk(part: { text: string; finishReason: FinishReason }): object;
  usage(usage: Usage): object;
}

interface Identity {
  model: string;
  build: string;
}

const begin = (prefix: string, object: string, { model, build }: Identity) => ({
  id: `${prefix}-${randomUUID()}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
  // What OpenAI tells with it: whether the same seed may be expected to give the same reply.
  system_fingerprint: `fp_${createHash("sha256").update(build).digest("hex").slice(0, 12)}`,
});

export function chatShape(identity: Identity): ReplyShape {
  const start = begin("chatcmpl", "chat.completion", identity);
  const chunk = (delta: object, finishReason: FinishReason) => ({
    ...start,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  });
  return {
    whole: ({ text, finishReason, usage, chances }) => {
      const message = { role: "assistant", content: text, refusal: null };
      const logprobs = chatLogprobs(chances);
      const choices = [{ index: 0, message, logprobs, finish_reason: finishReason }];
      return { ...start, choices, usage: writeUsage(usage) };
    },
    opening: chunk({ role: "assistant", content: "" }, null),
    chunk: ({ text, finishReason }) => chunk(text === "" ? {} : { content: text }, finishReason),
    usage: (usage) => ({ ...chunk({}, null), choices: [], usage: writeUsage(usage) }),
  };
}

export function completionShape(identity: Identity): ReplyShape {
  const start = begin("cmpl", "text_completion", identity);
  const choices = ({ text, finishReason, chances }: Omit<WholeReply, "usage">) => [
    { index: 0, text, logprobs: completionLogprobs(chances), finish_reason: finishReason },
  ];
  return {
    whole: ({ usage, ...reply }) => ({ ...start, choices: choices(reply), usage: writeUsage(usage) }),
    opening: undefined,
    chunk: (part) => ({ ...start, choices: choices(part) }),
    usage: (usage) => ({ ...start, choices: [], usage: writeUsage(usage) }),
  };
}

const writeUsage = ({ promptTokens, cachedTokens, generatedTokens }: Usage) => ({
  prompt_tokens: promptTokens,
  completion_tokens: generatedTokens,
  total_tokens: promptTokens + generatedTokens,
  prompt_tokens_details: { cached_tokens: cachedTokens },
});
