import type { LlamaModel, Token } from "node-llama-cpp";
import type { Generation, GenerationEvent, Scored, Scoring } from "./generation.ts";
import { createGrammarState } from "./grammar-state.ts";
import { createLine } from "./line.ts";
import { describeBuild, loadLlama } from "./load-llama.ts";
import type { Prompt } from "./prompt.ts";
import { type Slot, chooseSlot, countHeld, createSlots } from "./slot.ts";
import { type Tally, type Work, createTally } from "./tally.ts";
import { describeChances } from "./chance.ts";
import { createTokenizer } from "./tokenizer.ts";
import { weigh, weighWhole } from "./weigh.ts";
import { writeReply } from "./write-reply.ts";

const defaultContextLength = 4096;
const maxWaiting = 32;

export interface EngineOptions {
  /** Path of the GGUF. */
  path: string;
  threads: number;
  /** Off, every prompt is evaluated from its beginning; the replies are the same. */
  prefixCache?: boolean;
  /** How many tokens a prompt and its reply may have together; 4,096 take 94 MB, four times. */
  contextLength?: number;
}

/** The embedded model: the same request gets the same reply, whatever ran before or is waiting. */
export interface Engine extends AsyncDisposable {
  /** The engine, its version, and what it was built for. */
  readonly build: string;
  /** How many tokens a prompt and its reply may have together. */
  readonly contextLength: number;
  tokenize(prompt: Prompt): Token[];
  /** Generates the reply, in the order of arrival. Throws LineFullError at once, or the signal's reason. */
  generate(generation: Generation): AsyncGenerator<GenerationEvent, void>;
  /** Weighs each token of a text and generates nothing. Throws as `generate` does. */
  score(scoring: Scoring): Promise<Scored>;
  stats(): Tally & { waiting: number };
}

/** Loads the weights; nothing is downloaded or compiled. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { path, threads, prefixCache = true, contextLength = defaultContextLength } = options;
  const llama = await loadLlama();
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
  const slots = await createSlots(model, { threads, contextLength });
  const line = createLine(maxWaiting);
  const tally = createTally();

  /** Waits for the turn, and ends it however the reader leaves. */
  const takeTurn = async ({ tokens, signal }: Scoring | Generation) => {
    const turn = await line.enter(signal);
    const work = tally.start();
    const slot = chooseSlot(slots, tokens.slice(0, -1));
    slot.lastUsed = performance.now();
    const leave = (): void => {
      work.end();
      turn.leave();
    };
    return { work, slot, [Symbol.dispose]: leave };
  };

  async function* generate(generation: Generation): AsyncGenerator<GenerationEvent, void> {
    using turn = await takeTurn(generation);
    yield* generateIn(turn, generation, { model, prefixCache });
  }

  const score = async (scoring: Scoring): Promise<Scored> => {
    using turn = await takeTurn(scoring);
    return await scoreIn(turn, scoring, { model, prefixCache });
  };

  return {
    build: await describeBuild(llama),
    contextLength,
    tokenize: createTokenizer(model),
    generate,
    score,
    stats: () => ({ ...tally.read(), waiting: line.waiting }),
    [Symbol.asyncDispose]: () => llama.dispose(),
  };
}

interface Turn {
  slot: Slot;
  work: Work;
}

interface Means {
  model: LlamaModel;
  prefixCache: boolean;
}

async function* generateIn(
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

async function scoreIn(
  { slot, work }: Turn,
  { tokens, logprobs: top, signal }: Scoring,
  { model, prefixCache }: Means,
): Promise<Scored> {
  const { chances, keep } = await weighWhole(slot, { tokens, top, signal, useHeld: prefixCache });
  work.evaluated(tokens.length, keep);
  const first = tokens.slice(0, 1).map((token) => ({ token }));
  return { chances: describeChances(model, [...first, ...chances]), usage: work.complete() };
}
