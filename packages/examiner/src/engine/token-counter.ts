import { loadLlama } from "./load-llama.ts";
import type { Message } from "./prompt.ts";
import { createTokenizer } from "./tokenizer.ts";

/** Counts the tokens that a prompt becomes, exactly as the engine evaluates it. */
export interface TokenCounter extends AsyncDisposable {
  countCompletion(text: string): number;
  countChat(messages: readonly Message[]): number;
  close(): Promise<void>;
}

/** Opens the vocabulary of a GGUF, and nothing else of it, to count tokens in another process than the engine's. */
export async function createTokenCounter(weightsPath: string): Promise<TokenCounter> {
  const llama = await loadLlama();
  const model = await llama.loadModel({ modelPath: weightsPath, gpuLayers: 0, vocabOnly: true });
  const tokenize = createTokenizer(model);
  const close = (): Promise<void> => llama.dispose();
  return {
    countCompletion: (text) => tokenize({ kind: "completion", text }).length,
    countChat: (messages) => tokenize({ kind: "chat", messages }).length,
    close,
    [Symbol.asyncDispose]: close,
  };
}
