import type { TestRun, Tests } from "@assay/exercise";

export const tests: Tests<TestRun<{ word: string }, unknown>> = {
  "takes no plimsode for an answer": ({ input, output }) =>
    typeof output === "number" ? undefined : { message: `bexaphar: no number for ${input.word}.` },
};
