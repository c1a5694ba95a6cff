import type { LlamaContextSequence, LlamaGrammarEvaluationState, LlamaModel, Token } from "node-llama-cpp";
import type { Generation, TextEvent } from "./generation.ts";
import { createPatience } from "./grammar-state.ts";
import { createStopFilter } from "./stop-filter.ts";
import { createTokenText } from "./token-text.ts";

/** The seed that llama.cpp takes for "choose one yourself"; below it, every seed is itself. */
const randomSeed = 0xffff_ffff;

/** A model with a sequence that holds all of the prompt but its last token. */
interface Ready {
  model: LlamaModel;
  sequence: LlamaContextSequence;
  grammar: LlamaGrammarEvaluationState | undefined;
}

/** Generates the reply a token at a time and returns why it ended and how long its text is; `onToken` is told each token. */
export async function* writeReply(
  { model, sequence, grammar }: Ready,
  { tokens, maxTokens, temperature, topP, seed, stop, signal }: Generation,
  onToken: (token: Token) => void,
): AsyncGenerator<TextEvent, { finishReason: "stop" | "length"; length: number }> {
  const tokenText = createTokenText((held: readonly Token[]) => model.detokenize(held));
  const filter = createStopFilter(stop);
  // The last token of the prompt is the first step, so that every step is one token wide.
  const steps = sequence.evaluate(tokens.slice(-1), {
    temperature,
    topP,
    // 0 is all: without it only the likeliest 40 would be sampled from, which nobody asked for.
    topK: 0,
    seed: seed % randomSeed,
    ...(grammar === undefined ? {} : { grammarEvaluationState: grammar }),
  });
  const checkPatience = createPatience(grammar);
  let left = maxTokens;
  let length = 0;
  const write = (text: string): TextEvent => {
    length += text.length;
    return { type: "text", text };
  };
  for await (const token of steps) {
    signal.throwIfAborted();
    checkPatience();
    onToken(token);
    left -= 1;
    const { text, stopped } = filter.add(tokenText.add(token));
    if (text !== "") yield write(text);
    if (stopped) return { finishReason: "stop", length };
    if (left === 0) break;
  }
  const { text, stopped } = filter.add(tokenText.end());
  const rest = stopped ? text : text + filter.end();
  if (rest !== "") yield write(rest);
  return { finishReason: stopped || left > 0 ? "stop" : "length", length };
}
