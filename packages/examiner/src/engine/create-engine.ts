import type { Token } from "node-llama-cpp";
import type { Generation, GenerationEvent } from "./generation.ts";
import { createGrammarState } from "./grammar-state.ts";
import { createLine } from "./line.ts";
import { describeBuild, loadLlama } from "./load-llama.ts";
import type { Prompt } from "./prompt.ts";
import { chooseSlot, countHeld, createSlots } from "./slot.ts";
import { type Tally, createTally } from "./tally.ts";
import { createTokenizer } from "./tokenizer.ts";
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

  async function* generate(generation: Generation): AsyncGenerator<GenerationEvent, void> {
    const turn = await line.enter(generation.signal);
    const work = tally.start();
    try {
      const prompt = generation.tokens.slice(0, -1);
      const slot = chooseSlot(slots, prompt);
      slot.lastUsed = performance.now();
      const cachedTokens = prefixCache ? countHeld(slot, prompt) : 0;
      await slot.evaluate(prompt, cachedTokens, generation.signal);
      work.evaluated(generation.tokens.length, cachedTokens);
      const grammar = await createGrammarState(model, generation.grammar);
      const ready = { model, sequence: slot.sequence, grammar };
      const finishReason = yield* writeReply(ready, generation, () => work.generated());
      yield { type: "end", finishReason, usage: work.complete() };
    } finally {
      work.end();
      turn.leave();
    }
  }

  return {
    build: await describeBuild(llama),
    contextLength,
    tokenize: createTokenizer(model),
    generate,
    stats: () => ({ ...tally.read(), waiting: line.waiting }),
    [Symbol.asyncDispose]: () => llama.dispose(),
  };
}
