import type { ModelRequest } from "@assay/exercise";

/** Writes a request as a command that sends it again, to paste into a POSIX shell; `base` ends in /v1. */
export function curlOf({ settings, ...request }: ModelRequest, base: string): string {
  const { temperature, topP, maxTokens, stop } = settings;
  const prompt = request.kind === "chat" ? { messages: request.messages } : { prompt: request.prompt };
  const body = {
    model: "examiner",
    ...prompt,
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    ...(stop.length > 0 ? { stop } : {}),
  };
  const path = request.kind === "chat" ? "/chat/completions" : "/completions";
  return [
    `curl ${base}${path} \\`,
    "  -H 'content-type: application/json' \\",
    `  -d ${quoted(JSON.stringify(body, undefined, 2))}`,
  ].join("\n");
}

// Inside single quotes a shell reads everything as it is but a single quote.
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
