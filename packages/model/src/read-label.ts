import type { Completion } from "openai/resources";
import { ModelError } from "./model-error.ts";

/** Adds up the log-probabilities of the tokens that the continuation is cut into; anything unclear is no number. */
export function readLabel(
  response: Completion,
  { prompt, continuation }: { prompt: string; continuation: string },
): number {
  // A proxy may answer 200 with anything at all.
  const choice = Array.isArray(response?.choices) ? response.choices[0] : undefined;
  if (typeof choice?.text !== "string") {
    throw new ModelError("invalid-reply", "The model sent something that is not a reply.");
  }
  const { tokens, token_logprobs: values } = choice.logprobs ?? {};
  if (choice.text !== prompt + continuation || !Array.isArray(tokens) || !Array.isArray(values)) {
    throw unsupported("it gives no log-probabilities of a text that it is sent");
  }
  const begins = findBeginning(tokens, continuation);
  const own = values.slice(begins);
  if (begins < 1 || tokens.length !== values.length) {
    throw unsupported(`it does not cut its tokens where “${continuation.trim()}” begins`);
  }
  if (!own.every((value) => Number.isFinite(value) && value <= 0)) {
    throw new ModelError("invalid-reply", "The model sent log-probabilities that are none.");
  }
  return own.reduce((sum, value) => sum + value, 0);
}

/** Finds the token at which the continuation begins, from the end; -1 where no token begins there. */
function findBeginning(tokens: readonly string[], continuation: string): number {
  let at = tokens.length;
  let text = "";
  while (at > 0 && text.length < continuation.length) {
    at -= 1;
    text = tokens[at] + text;
  }
  return text === continuation ? at : -1;
}

/** No other try can help: this endpoint cannot answer what the exercise asks. */
const unsupported = (why: string): ModelError =>
  new ModelError("refused", `This model cannot weigh labels: ${why}.`);
