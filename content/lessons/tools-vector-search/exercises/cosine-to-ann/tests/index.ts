import type { Json, TestRun, Tests } from "@assay/exercise";

type Run = TestRun<{ indexLength: number }, Json, undefined>;

/** What an index must hold to on every case. */
export const tests: Tests<Run> = {
  "fits into its characters": ({ input, output }) => {
    const { length } = JSON.stringify(output);
    return length <= input.indexLength
      ? undefined
      : {
          message: `The index has ${length} characters as JSON.`,
          expected: input.indexLength,
          received: length,
        };
  },
};
