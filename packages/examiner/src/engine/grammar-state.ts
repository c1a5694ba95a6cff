import type { LlamaGrammarEvaluationState, LlamaModel } from "node-llama-cpp";

/** Begins to follow a grammar: a state of its own for each reply, so that none depends on another. */
export async function createGrammarState(
  model: LlamaModel,
  grammar: string | undefined,
): Promise<LlamaGrammarEvaluationState | undefined> {
  if (grammar === undefined) return undefined;
  const { LlamaGrammarEvaluationState: State } = await import("node-llama-cpp");
  return new State({ model, grammar: await model.llama.createGrammar({ grammar }) });
}

/** Is thrown when a grammar takes too long to follow. */
export class GrammarTooSlowError extends Error {
  override readonly name = "GrammarTooSlowError";
}

const longestMs = 60_000;

/** Gives up on a reply whose grammar takes too long, so that others get their turn; never cuts a reply short. */
export function createPatience(grammar: object | undefined, now = () => performance.now()): () => void {
  const started = now();
  return () => {
    if (grammar === undefined || now() - started < longestMs) return;
    throw new GrammarTooSlowError(`the reply was not whole after ${longestMs / 1000} s`);
  };
}
