import type { Token } from "node-llama-cpp";
import type { Generation, GenerationEvent, Scored, Scoring } from "./generation.ts";
import { createLine } from "./line.ts";
import { describeBuild, loadLlama } from "./load-llama.ts";
import type { Prompt } from "./prompt.ts";
import { chooseSlot, createSlots } from "./slot.ts";
import { type Tally, createTally } from "./tally.ts";
import { createTokenizer } from "./tokenizer.ts";
import { generateInTurn, scoreInTurn } from "./in-turn.ts";

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
    yield* generateInTurn(turn, generation, { model, prefixCache });
  }

  const score = async (scoring: Scoring): Promise<Scored> => {
    using turn = await takeTurn(scoring);
    return await scoreInTurn(turn, scoring, { model, prefixCache });
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
