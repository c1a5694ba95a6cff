import type { Gate, Grade, Tally } from "@assay/exercise";
import { fieldF1 } from "@assay/exercise/panel";

/**
 * Decides the outcome: `passed` when the graded passes reach the gate, `failed` when it stays out of reach even
 * were every ungraded case to pass, else `ungraded`.
 */
export function decideOutcome({ metric, atLeast }: Gate, hidden: Grade["hidden"]): Grade["outcome"] {
  const { sure, most } = measures[metric](hidden);
  if (sure >= atLeast) return "passed";
  return most < atLeast ? "failed" : "ungraded";
}

/** A measure with every ungraded case failing, and with every one passing. */
interface Bounds {
  sure: number;
  most: number;
}

const bounds = (measure: (count: (tally: Tally) => number) => number): Bounds => ({
  sure: measure(({ passed }) => passed),
  most: measure(({ passed, ungraded }) => passed + ungraded),
});

const measures: Readonly<Record<Gate["metric"], (hidden: Grade["hidden"]) => Bounds>> = {
  cases: (hidden) => bounds((count) => count(hidden)),
  // No label has more than all together, so that without labels nothing passes by itself.
  lowestRecall: (hidden) =>
    bounds((count) => Math.min(count(hidden), ...Object.values(hidden.byLabel).map(count))),
  fieldF1: ({ fields }) => {
    if (fields === undefined) throw new Error("the gate is over fields, and none were counted");
    const { right, found, open } = fields;
    const expected = fields.expected + open;
    return {
      sure: fieldF1({ right, found, expected }),
      most: fieldF1({ right: right + open, found: found + open, expected }),
    };
  },
};
