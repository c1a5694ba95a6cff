import type { Exercise, Gate } from "@assay/exercise";
import { fieldF1, gateWords, mutantWords, shownF1 } from "@assay/exercise/panel";
import { countMissing } from "../../check/mutant-rule.ts";
import type { ProofResult } from "../../check/prove.ts";

/** Says how the reference and the best decoy of a variant stand to the gate: `reference 23 of 24, gate 20 of 24; …`. */
export function describeGate({ hidden }: Pick<Exercise, "hidden">, results: readonly ProofResult[]): string {
  const reference = results.find((each) => each.role === "reference");
  const [best] = results
    .filter((each) => each.role !== "reference")
    .toSorted((a, b) => reachedBy(b, hidden.gate) - reachedBy(a, hidden.gate));
  const first = reference === undefined ? "" : `reference ${scoreOf(reference)}, `;
  const last = best === undefined ? "" : `; best decoy ${scoreOf(best)} (${best.role})`;
  return `${first}gate ${gateWords(hidden)}${last}`;
}

const scoreOf = ({ hidden, lowest, mutants }: ProofResult): string => {
  if (mutants !== undefined) return mutantWords(mutants);
  if (hidden.fields !== undefined) return `field F1 ${shownF1(hidden.fields)}`;
  return lowest === undefined
    ? `${hidden.passed} of ${hidden.total}`
    : `${lowest.passed} of ${lowest.total} ${lowest.label}`;
};

const reachedBy = ({ hidden, lowest }: ProofResult, gate: Gate): number => {
  if (gate.metric === "mutants") return -countMissing(hidden, gate);
  return hidden.fields === undefined ? (lowest ?? hidden).passed : fieldF1(hidden.fields);
};
