import type { Gate } from "@assay/exercise";
import { allowedWords, countMutants, gateCounts, mutantWords } from "@assay/exercise/panel";
import type { GateProblem, Score } from "./gate-rule.ts";

/** Says why a reference does not prove a gate over planted defects fair once so many of its passing cases fail, or nothing. */
export function referenceMutantProblem(score: Score, gate: Gate, lost: number): GateProblem | undefined {
  // The worst choice of cases takes all of them from the count that has least to spare.
  const spare = Math.min(...gateCounts(gate, score).map(({ passed, needed }) => passed - needed));
  if (spare >= lost) return undefined;
  const found = describe("the reference", score, gate);
  if (spare < 0) return { verdict: "too hard", found: `${found}; ask for less, or make the defects plainer` };
  const margin = `it would fail with ${lost} more cases wrong, all defects or all good ones`;
  return { verdict: "no gap", found: `${found}, and ${margin}; make it surer, or ask for less` };
}

/** Says why a decoy does not prove a gate over planted defects fair once so many of its failing cases pass, or nothing. */
export function decoyMutantProblem(
  role: string,
  { score, gate }: { score: Score; gate: Gate },
  lifts: number,
): GateProblem | undefined {
  const missing = countMissing(score, gate);
  if (missing > lifts) return undefined;
  const found = describe(`the ${role} decoy`, score, gate);
  if (missing === 0) return { verdict: "too easy", found: `${found}; ${helps}` };
  return { verdict: "no gap", found: `${found}, and ${lifts} more cases right would reach it; ${helps}` };
}

/** Counts the cases that must turn right before a gate is reached; never, where there are too few. */
export const countMissing = (score: Score, gate: Gate): number =>
  gateCounts(gate, score).reduce(
    (sum, { passed, total, needed }) => (needed > total ? Infinity : sum + Math.max(0, needed - passed)),
    0,
  );

const helps = "plant defects, or write good outputs, that its habit gets wrong";

function describe(name: string, { byLabel }: Score, { atLeast, falseAlarms }: Gate): string {
  const asked = `${atLeast} and ${allowedWords(falseAlarms)}`;
  return `${name}: ${mutantWords(countMutants(byLabel))}; the gate asks for ${asked}`;
}
