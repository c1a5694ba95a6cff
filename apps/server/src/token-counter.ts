import { type TokenCounter, createTokenCounter } from "@assay/examiner";
import type { CountTokens } from "./api/dependencies.ts";
import type { WeightsKeeper } from "./weights.ts";

/** Counts tokens as soon as it is open. */
export interface TokenCounting extends AsyncDisposable {
  count: CountTokens;
  isOpen: () => boolean;
}

/** Opens the vocabulary as soon as the weights are there; until then it counts nothing. */
export function keepTokenCounter(weights: WeightsKeeper, report: (error: Error) => void): TokenCounting {
  let counter: TokenCounter | undefined;
  const opened = weights.there.then(async ({ path }) => (counter = await createTokenCounter(path)));
  opened.catch((error: unknown) => {
    if (error instanceof Error && error.message !== "closing") report(error);
  });
  return {
    count: (value) =>
      typeof value === "string" ? counter?.countCompletion(value) : counter?.countChat(value),
    isOpen: () => counter !== undefined,
    [Symbol.asyncDispose]: async () => await counter?.close(),
  };
}
