import type { LlamaContextSequence, LlamaModel, Token } from "node-llama-cpp";
import type { Chance } from "./chance.ts";

/**
 * How many tokens are evaluated at once. What a token becomes can depend, in the last bits, on how many are evaluated
 * with it, so the borders of blocks lie at fixed places and only whole blocks are used again. From 64 tokens on
 * llama.cpp computes attention in another way than for the single tokens of a reply; below, it stays the same.
 */
export const blockSize = 32;

/** A sequence of the context, with the beginning of a prompt that it holds. */
export interface Slot {
  /** The tokens of whole blocks, which a prompt that starts with them need not evaluate again. */
  readonly held: readonly Token[];
  /** When it was taken last; of two equally good slots the one that waits longer is taken. */
  lastUsed: number;
  readonly sequence: LlamaContextSequence;
  /** How likely the tokens after the first of the text that was weighed last were; it may hold another text by now. */
  weighed: readonly Chance[];
  /** Evaluates the tokens, from the end of what is kept; throws the signal's reason between blocks. */
  evaluate(tokens: readonly Token[], keep: number, how: Evaluation): Promise<void>;
}

interface Evaluation {
  signal: AbortSignal;
  /** Evaluates so many tokens from a place on, where more is wanted of them than that they are held. */
  block?: (start: number, length: number) => Promise<void>;
}

const slotCount = 4;

/** Makes room in memory for the prompts of four who ask in turn. */
export async function createSlots(
  model: LlamaModel,
  { threads, contextLength }: { threads: number; contextLength: number },
): Promise<[Slot, ...Slot[]]> {
  const context = await model.createContext({
    contextSize: contextLength,
    sequences: slotCount,
    batchSize: blockSize,
    threads,
    // Said, not left to be found out: with it a token comes out the same in blocks of any size below 64.
    flashAttention: true,
    failedCreationRemedy: false,
  });
  const next = (): Slot => createSlot(context.getSequence());
  return [next(), ...Array.from({ length: slotCount - 1 }, next)];
}

function createSlot(sequence: LlamaContextSequence): Slot {
  let held: Token[] = [];
  return {
    sequence,
    lastUsed: 0,
    weighed: [],
    get held() {
      return held;
    },
    evaluate: async (tokens, keep, { signal, block: read }) => {
      held = held.slice(0, keep);
      await sequence.eraseContextTokenRanges([{ start: keep, end: sequence.nextTokenIndex }]);
      for (let start = keep; start < tokens.length; start += blockSize) {
        signal.throwIfAborted();
        const block = tokens.slice(start, start + blockSize);
        if (read === undefined) await sequence.evaluateWithoutGeneratingNewTokens(block);
        else await read(start, block.length);
        // What does not begin at a border of blocks is no block that another prompt could begin with.
        if (block.length === blockSize && start === held.length) held = [...held, ...block];
      }
    },
  };
}

interface Holding<T> {
  readonly held: readonly T[];
}

/** Counts the tokens at the beginning of a prompt that a slot holds, in whole blocks. */
export function countHeld<T>(slot: Holding<T>, tokens: readonly T[]): number {
  const same = countSame(slot.held, tokens);
  return same - (same % blockSize);
}

/** Counts the tokens that two texts begin with. */
export function countSame<T>(one: readonly T[], other: readonly T[]): number {
  const limit = Math.min(one.length, other.length);
  let same = 0;
  while (same < limit && one[same] === other[same]) same += 1;
  return same;
}

/**
 * Chooses the slot that holds most of the prompt, if it is at least half; else the one that was not used for longest.
 * Learners who began with the same text share its first blocks: were that enough, they would all take one slot in
 * turn and evaluate the rest again and again.
 */
export function chooseSlot<T, S extends Holding<T> & { lastUsed: number }>(
  slots: readonly [S, ...S[]],
  tokens: readonly T[],
): S {
  const best = slots.reduce((most, slot) =>
    countHeld(slot, tokens) > countHeld(most, tokens) ? slot : most,
  );
  if (countHeld(best, tokens) * 2 >= tokens.length) return best;
  return slots.reduce((oldest, slot) => (slot.lastUsed < oldest.lastUsed ? slot : oldest));
}
