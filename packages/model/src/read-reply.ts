import type { ChatCompletion, Completion, CompletionUsage } from "openai/resources";
import { ModelError } from "./model-error.ts";
import type { Reply } from "./model.ts";

/** Reads a reply; an endpoint that leaves out what we need has sent no reply. */
export function readReply(response: ChatCompletion | Completion, latencyMs: number): Reply {
  // A proxy may answer 200 with anything at all.
  const choice = Array.isArray(response?.choices) ? response.choices[0] : undefined;
  const output =
    choice === undefined ? undefined : "message" in choice ? choice.message?.content : choice.text;
  const { finish_reason: finishReason } = choice ?? {};
  if (typeof output !== "string" || (finishReason !== "stop" && finishReason !== "length")) {
    throw new ModelError("invalid-reply", "The model sent something that is not a reply.");
  }
  return { output, finishReason, usage: readUsage(response.usage), latencyMs };
}

function readUsage(usage: CompletionUsage | null | undefined): Reply["usage"] {
  return {
    request: usage?.prompt_tokens ?? 0,
    cached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    reply: usage?.completion_tokens ?? 0,
  };
}
