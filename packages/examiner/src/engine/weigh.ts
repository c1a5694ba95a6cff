import type { ControlledEvaluateIndexOutput, LlamaContextSequence, Token } from "node-llama-cpp";
import type { Chance } from "./chance.ts";
import { type Slot, blockSize, countHeld, countSame } from "./slot.ts";

interface Weighing {
  tokens: readonly Token[];
  /** How many tokens at the beginning the slot holds already. */
  keep: number;
  /** How many of the likeliest tokens to tell at each place. */
  top: number;
  signal: AbortSignal;
}

/** Tells how likely each token after the kept ones and the next was, by the model alone: no temperature, no grammar. */
export async function weigh(slot: Slot, { tokens, keep, top, signal }: Weighing): Promise<Chance[]> {
  const chances: Chance[] = [];
  const block = async (start: number, length: number): Promise<void> => {
    const wanted = tokens.slice(start + 1, start + 1 + length);
    const outputs = await readBlock(slot.sequence, tokens.slice(start, start + length), { wanted, top });
    chances.push(...wanted.map((token, index) => toChance(token, outputs[index], top)));
  };
  await slot.evaluate(tokens.slice(0, -1), keep, { signal, block });
  return chances;
}

/** Weighs a whole text but its first token; what the slot still knows of the same beginning is not weighed again. */
export async function weighWhole(
  slot: Slot,
  { tokens, top, signal, useHeld }: Omit<Weighing, "keep"> & { useHeld: boolean },
): Promise<{ chances: Chance[]; keep: number }> {
  const keep = useHeld && top === 0 ? countWeighed(slot, tokens) : 0;
  const known = slot.weighed.slice(0, keep);
  const chances = [...known, ...(await weigh(slot, { tokens, keep, top, signal }))];
  slot.weighed = top === 0 ? chances : [];
  return { chances, keep };
}

/** Counts the tokens at the beginning, in whole blocks, that a slot holds and has weighed, and the one after them. */
function countWeighed(slot: Slot, tokens: readonly Token[]): number {
  const weighed = slot.weighed.map(({ token }) => token);
  const limit = Math.min(countHeld(slot, tokens.slice(0, -1)), countSame(weighed, tokens.slice(1)));
  return limit - (limit % blockSize);
}

async function readBlock(
  sequence: LlamaContextSequence,
  block: readonly Token[],
  { wanted, top }: { wanted: readonly Token[]; top: number },
): Promise<(ControlledEvaluateIndexOutput | undefined)[]> {
  return await sequence.controlledEvaluate(
    block.map((token, index) => {
      const tokens = wanted.slice(index, index + 1);
      // The likeliest is what the others are measured against. Asked for, it also has the engine add up the weights of
      // all tokens in their order, which comes out the same however many are told.
      const filter = { tokens, includeTop: Math.max(top, 1) };
      return [token, { generateNext: { totalLogitWeight: true, logits: { filter } } }];
    }),
  );
}

function toChance(token: Token, output: ControlledEvaluateIndexOutput | undefined, top: number): Chance {
  const { logits, totalLogitWeight } = output?.next ?? {};
  if (logits === undefined || totalLogitWeight === undefined) throw new Error("a token has no logits");
  const sorted = [...logits].toSorted(([, one], [, other]) => other - one);
  const highest = sorted[0]?.[1] ?? 0;
  const all = sorted.map(([each, logit]) => ({
    token: each,
    logprob: logit - highest - Math.log(totalLogitWeight),
  }));
  const own = all.find((each) => each.token === token);
  if (own === undefined) throw new Error("the engine gave no logit for a token of the text");
  return { ...own, top: all.slice(0, top) };
}
