import type { Token } from "node-llama-cpp";
import type { TextChance } from "./chance.ts";

/** One reply to generate. */
export interface Generation {
  /** The prompt; it and `maxTokens` together fit into the context. */
  tokens: readonly Token[];
  maxTokens: number;
  /** 0 always takes the likeliest token. */
  temperature: number;
  topP: number;
  /** Any whole number from 0; the same one gives the same reply. */
  seed: number;
  stop: readonly string[];
  /** In GBNF, and checked: only what it allows is written. */
  grammar?: string | undefined;
  /** How many of the likeliest tokens to tell at each place of the reply; absent, nothing is told of its tokens. */
  logprobs?: number | undefined;
  signal: AbortSignal;
}

export interface Usage {
  promptTokens: number;
  /** Of these, tokens that were evaluated for an earlier prompt. */
  cachedTokens: number;
  generatedTokens: number;
}

export interface TextEvent {
  type: "text";
  text: string;
}

export interface EndEvent {
  type: "end";
  finishReason: "stop" | "length";
  usage: Usage;
  /** Present where log-probabilities were asked for. */
  chances?: TextChance[];
}

export type GenerationEvent = TextEvent | EndEvent;

/** A text whose tokens are to be weighed. */
export interface Scoring {
  /** At least one, and they fit into the context. */
  tokens: readonly Token[];
  /** How many of the likeliest tokens to tell at each place. */
  logprobs: number;
  signal: AbortSignal;
}

/** The text's tokens in their order, the first of which cannot be weighed. */
export interface Scored {
  chances: TextChance[];
  usage: Usage;
}
