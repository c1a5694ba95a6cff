import type { Token } from "node-llama-cpp";

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

export type GenerationEvent = TextEvent | { type: "end"; finishReason: "stop" | "length"; usage: Usage };
