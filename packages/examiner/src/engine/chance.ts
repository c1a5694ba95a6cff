import type { LlamaModel, Token } from "node-llama-cpp";
import { createTokenText } from "./token-text.ts";

/** A token that could stand at a place, and the natural logarithm of its probability there. */
export interface Weighed<T = Token> {
  token: T;
  logprob: number;
}

/** A token of a text, how likely the model itself found it, and what it found likeliest there. */
export interface Chance extends Weighed {
  top: Weighed[];
}

/** The same in text; a token with a part of a character only is shown as the replacement character. */
export interface TextChance {
  token: string;
  /** Where the token begins, in characters of the text. */
  offset: number;
  /** Null for the first token of a text, before which there is nothing. */
  logprob: number | null;
  top: Weighed<string>[];
}

/** Writes tokens as text, with the place where each begins. */
export function describeChances(
  model: LlamaModel,
  chances: readonly (Chance | { token: Token })[],
): TextChance[] {
  const write = (token: Token): string => model.detokenize([token]);
  const text = createTokenText((held: readonly Token[]) => model.detokenize(held));
  let offset = 0;
  return chances.map((chance) => {
    const begins = offset;
    offset += text.add(chance.token).length;
    const { logprob, top } = "logprob" in chance ? chance : { logprob: null, top: [] };
    return {
      token: write(chance.token),
      offset: begins,
      logprob,
      top: top.map((each) => ({ ...each, token: write(each.token) })),
    };
  });
}
