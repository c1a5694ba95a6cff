import type { Step } from "./index.ts";

/** Lists what later steps and checks may call the results of a step. */
export const resultsOf = (step: Step): string[] =>
  step.use === "model" && step.logprobs !== undefined ? [step.as, step.logprobs] : [step.as];
