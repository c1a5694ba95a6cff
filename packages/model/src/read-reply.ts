import type { ChatCompletion, Completion, CompletionUsage } from "openai/resources";
import { ModelError } from "./model-error.ts";
import type { Reply } from "./model.ts";

/** Reads a reply; an endpoint that leaves out what we need has sent no reply. */
export function readReply(response: ChatCompletion | Completion, latencyMs: number): Reply {
  // A proxy may answer 200 with anything at all.
  if (typeof response === "string") throw notReply("not JSON");
  const choice = Array.isArray(response?.choices) ? response.choices[0] : undefined;
  if (!choice) throw notReply("no choices");
  const output = "message" in choice ? choice.message?.content : choice.text;
  const finishReason: string | null = choice.finish_reason;
  if (finishReason === "content_filter") {
    throw new ModelError("refused", "The model's endpoint held its reply back: its content filter objects.", {
      detail: finishReason,
    });
  }
  if (finishReason !== "stop" && finishReason !== "length") throw notReply("no finish reason");
  if (typeof output !== "string") throw notReply("no text");
  const usage = readUsage(response.usage);
  return { output, finishReason, ...(usage === undefined ? {} : { usage }), latencyMs };
}

const notReply = (detail: string): ModelError =>
  new ModelError("invalid-reply", "The model sent something that is not a reply.", { detail });

/** Reads the tokens used; nothing where the endpoint does not say both, since a guess would be taken for a count. */
function readUsage(usage: CompletionUsage | null | undefined): Reply["usage"] {
  const { prompt_tokens: request, completion_tokens: reply } = usage ?? {};
  if (!isCount(request) || !isCount(reply)) return undefined;
  const cached = usage?.prompt_tokens_details?.cached_tokens;
  return { request, cached: isCount(cached) ? Math.min(cached, request) : 0, reply };
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
