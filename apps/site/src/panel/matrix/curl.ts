import type { ModelRequest } from "@assay/exercise";

/** Where a command sends a request: `base` ends in /v1. */
export interface CurlTarget {
  base: string;
  /** What the endpoint calls the model, where it has several; it then also wants a key. */
  model?: string;
}

/** The address and the key of an added examiner are the operator's: the shell that has them fills them in. */
export const addedTarget = (model: string): CurlTarget => ({ base: '"$OPENAI_BASE_URL"', model });

/** Writes a request as a command that sends it again, to paste into a POSIX shell. */
export function curlOf(request: ModelRequest, { base, model }: CurlTarget): string {
  const path = request.kind === "chat" ? "/chat/completions" : "/completions";
  return [
    `curl ${base}${path} \\`,
    ...(model === undefined ? [] : ['  -H "authorization: Bearer $OPENAI_API_KEY" \\']),
    "  -H 'content-type: application/json' \\",
    `  -d ${quoted(JSON.stringify({ model, ...bodyOf(request) }, undefined, 2))}`,
  ].join("\n");
}

type Generated = Exclude<ModelRequest, { kind: "labels" }>;

function bodyOf(request: ModelRequest): object {
  if (request.kind === "labels") {
    // One request a label; the first stands for all.
    const prompt = `${request.prompt} ${request.labels[0]}`;
    return { prompt, echo: true, max_tokens: 0, logprobs: 0 };
  }
  const { temperature, topP, maxTokens, stop, responseFormat: format, grammar } = request.settings;
  return {
    ...(request.kind === "chat" ? { messages: request.messages } : { prompt: request.prompt }),
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    ...(stop.length > 0 ? { stop } : {}),
    grammar,
    response_format: format && formatOf(format),
  };
}

const formatOf = (format: NonNullable<Generated["settings"]["responseFormat"]>) =>
  format.type === "json_object"
    ? format
    : { type: format.type, json_schema: { name: "reply", schema: format.schema, strict: true } };

// Inside single quotes a shell reads everything as it is but a single quote.
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
