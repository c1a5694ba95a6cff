import type { GrammarStepper, Step } from "./grammar-stepper-data.ts";

/** A step as a page carries it: allowed, kept, taken, and each token with its share; below 0, the grammar forbade it. */
export type PackedStep = [
  allowed: number,
  keptPercent: number,
  taken: number,
  ...tokens: [text: string, percent: number][],
];

/** The data of the figure as a page carries it. */
export interface PackedGrammarStepper extends Omit<GrammarStepper, "runs"> {
  runs: { name: string; finding: string; steps: PackedStep[] }[];
}

/** Packs what was recorded, leaving out how. */
export const packSteps = ({ caption, vocabulary, runs, question }: GrammarStepper): PackedGrammarStepper => ({
  caption,
  vocabulary,
  runs: runs.map(({ name, finding, steps }) => ({ name, finding, steps: steps.map(packStep) })),
  question,
});

const packStep = ({ allowed, keptPercent, taken, tokens }: Step): PackedStep => [
  allowed,
  keptPercent,
  taken,
  ...tokens.map((each): [string, number] => [each.text, each.allowed ? each.percent : -each.percent]),
];

/** Reads a step as it was recorded. */
export const unpackStep = ([allowed, keptPercent, taken, ...tokens]: PackedStep): Step => ({
  allowed,
  keptPercent,
  taken,
  tokens: tokens.map(([text, percent]) => ({ text, percent: Math.abs(percent), allowed: percent >= 0 })),
});
