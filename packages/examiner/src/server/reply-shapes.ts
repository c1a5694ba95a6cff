import { createHash, randomUUID } from "node:crypto";
import type { Usage } from "../engine/generation.ts";

type FinishReason = "stop" | "length" | null;

/** How one kind of reply is written down: whole, or in chunks. */
export interface ReplyShape {
  whole(reply: { text: string; finishReason: FinishReason; usage: Usage }): object;
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
    whole: ({ text, finishReason, usage }) => {
      const message = { role: "assistant", content: text, refusal: null };
      const choices = [{ index: 0, message, logprobs: null, finish_reason: finishReason }];
      return { ...start, choices, usage: writeUsage(usage) };
    },
    opening: chunk({ role: "assistant", content: "" }, null),
    chunk: ({ text, finishReason }) => chunk(text === "" ? {} : { content: text }, finishReason),
    usage: (usage) => ({ ...chunk({}, null), choices: [], usage: writeUsage(usage) }),
  };
}

export function completionShape(identity: Identity): ReplyShape {
  const start = begin("cmpl", "text_completion", identity);
  const choices = (text: string, finishReason: FinishReason) => [
    { index: 0, text, logprobs: null, finish_reason: finishReason },
  ];
  return {
    whole: ({ text, finishReason, usage }) => ({
      ...start,
      choices: choices(text, finishReason),
      usage: writeUsage(usage),
    }),
    opening: undefined,
    chunk: ({ text, finishReason }) => ({ ...start, choices: choices(text, finishReason) }),
    usage: (usage) => ({ ...start, choices: [], usage: writeUsage(usage) }),
  };
}

const writeUsage = ({ promptTokens, cachedTokens, generatedTokens }: Usage) => ({
  prompt_tokens: promptTokens,
  completion_tokens: generatedTokens,
  total_tokens: promptTokens + generatedTokens,
  prompt_tokens_details: { cached_tokens: cachedTokens },
});
