import type { OpenAI } from "openai";
import type { LabelsRequest, Reply } from "./model.ts";
import { readLabel } from "./read-label.ts";

interface Call {
  name: string;
  seed: number;
  signal: AbortSignal;
}

/**
 * Asks how likely each label is after the prompt and a space: the text is echoed with the log-probabilities of its own
 * tokens, and those of the label are added up. The output is the likeliest label, the first of equals.
 */
export async function scoreLabels(
  openai: OpenAI,
  { prompt, labels }: LabelsRequest,
  { name, seed, signal }: Call,
): Promise<Reply> {
  const started = performance.now();
  const usage: Reply["usage"] = { request: 0, cached: 0, reply: 0 };
  const logprobs: Record<string, number> = {};
  for (const label of labels) {
    const continuation = ` ${label}`;
    const body = { model: name, prompt: prompt + continuation, echo: true, max_tokens: 0, logprobs: 0, seed };
    const response = await openai.completions.create({ ...body, temperature: 0 }, { signal });
    logprobs[label] = readLabel(response, { prompt, continuation });
    usage.request += response.usage?.prompt_tokens ?? 0;
    usage.cached += response.usage?.prompt_tokens_details?.cached_tokens ?? 0;
  }
  const output = labels.reduce((best, label) =>
    (logprobs[label] ?? -Infinity) > (logprobs[best] ?? -Infinity) ? label : best,
  );
  return { output, finishReason: "stop", usage, latencyMs: performance.now() - started, logprobs };
}
