import type { TestRun, Tests } from "@assay/exercise";

export const tests: Tests<TestRun<{ word: string }>> = {
  "counts every letter": ({ output, expect }) =>
    output === expect
      ? undefined
      : { message: "The number is wrong.", expected: expect ?? null, received: output },
};
