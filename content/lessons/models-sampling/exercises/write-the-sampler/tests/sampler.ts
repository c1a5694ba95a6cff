import type { TestRun, Tests } from "@assay/exercise";

interface Input {
  logits: number[];
}

type Run = TestRun<Input, number[], number[]>;

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => typeof each === "number");

const tolerance = 1e-6;

/** What `distribution` must hold to on every case. */
export const tests: Tests<Run> = {
  "gives one probability for each token": ({ input, output }) => {
    if (!isNumbers(output)) return { message: "It returned no list of numbers.", received: output };
    const wanted = input.logits.length;
    return output.length === wanted
      ? undefined
      : { message: `It returned ${output.length} numbers for ${wanted} tokens.`, received: output };
  },
  "sums to 1": ({ output }) => {
    const sum = isNumbers(output) ? output.reduce((total, each) => total + each, 0) : Number.NaN;
    return Math.abs(sum - 1) <= tolerance
      ? undefined
      : { message: `The probabilities sum to ${sum}.`, received: output };
  },
  "cuts the right tokens": ({ output, expect }) => {
    const cut = (shares: number[]) => shares.flatMap((share, token) => (share === 0 ? [token] : []));
    const found = isNumbers(output) ? cut(output) : [];
    const wanted = cut(expect);
    return String(found) === String(wanted)
      ? undefined
      : {
          message: `It gives 0 to ${places(found)}, and ${places(wanted)} must be cut.`,
          expected: expect,
          received: output,
        };
  },
  "gives each token its share": ({ output, expect }) => {
    const given = isNumbers(output) ? output : [];
    const token = expect.findIndex(
      (share, index) => !(Math.abs((given[index] ?? Number.NaN) - share) <= tolerance),
    );
    return token === -1
      ? undefined
      : { message: `Token ${token} has another share.`, expected: expect, received: output };
  },
};

const places = (tokens: number[]): string =>
  tokens.length === 0 ? "no token" : `token${tokens.length === 1 ? "" : "s"} ${tokens.join(", ")}`;
