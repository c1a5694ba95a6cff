import type { LlamaModel, Token } from "node-llama-cpp";
import { describeChances } from "./chance.ts";
import type { Generation, GenerationEvent, Scored, Scoring } from "./generation.ts";
import { createGrammarState } from "./grammar-state.ts";
import { type Slot, countHeld } from "./slot.ts";
import type { Work } from "./tally.ts";
import { weigh, weighWhole } from "./weigh.ts";
import { writeReply } from "./write-reply.ts";

/** What a request has while it is its turn. */
interface Turn {
  slot: Slot;
  work: Work;
}

interface Means {
  model: LlamaModel;
  prefixCache: boolean;
}

/** Evaluates the prompt and generates the reply; a reader that leaves ends it. */
export async function* generateInTurn(
  { slot, work }: Turn,
  generation: Generation,
  { model, prefixCache }: Means,
): AsyncGenerator<GenerationEvent, void> {
  const { tokens, logprobs: top, signal } = generation;
  const prompt = tokens.slice(0, -1);
  const cachedTokens = prefixCache ? countHeld(slot, prompt) : 0;
  await slot.evaluate(prompt, cachedTokens, { signal });
  work.evaluated(tokens.length, cachedTokens);
  const grammar = await createGrammarState(model, generation.grammar);
  const reply: Token[] = [];
  const steps = writeReply({ model, sequence: slot.sequence, grammar }, generation, (token) => {
    reply.push(token);
    work.generated();
  });
  const { finishReason, length } = yield* steps;
  const whole = [...tokens, ...reply];
  const told =
    top === undefined ? [] : await weigh(slot, { tokens: whole, keep: prompt.length, top, signal });
  // A stop text and what follows it is no part of the reply.
  const chances = describeChances(model, told).filter(({ offset }) => offset < length);
  yield { type: "end", finishReason, usage: work.complete(), ...(top === undefined ? {} : { chances }) };
}

/** Weighs the tokens of a text. */
export async function scoreInTurn(
  { slot, work }: Turn,
  { tokens, logprobs: top, signal }: Scoring,
  { model, prefixCache }: Means,
): Promise<Scored> {
  const { chances, keep } = await weighWhole(slot, { tokens, top, signal, useHeld: prefixCache });
  work.evaluated(tokens.length, keep);
  const first = tokens.slice(0, 1).map((token) => ({ token }));
  return { chances: describeChances(model, [...first, ...chances]), usage: work.complete() };
}
