import type { Gate, Grade, Tally } from "@assay/exercise";
import type { CaseVerdict } from "@assay/grader";
import { liftedF1, loweredF1, measuredF1 } from "./field-rule.ts";
import { decoyMutantProblem, referenceMutantProblem } from "./mutant-rule.ts";

/** How a reference or a decoy did on the hidden cases of one variant. */
export type Score = Pick<Grade["hidden"], "passed" | "total" | "byLabel"> & {
  /** Every case, for a gate over fields. */
  cases?: readonly CaseVerdict[];
};

/** Why a gate is not proved fair: the verdict on the exercise, and what was found, in a sentence with a remedy. */
export interface GateProblem {
  verdict: "too hard" | "too easy" | "no gap";
  found: string;
}

/** The reference must still pass after any two of its passing cases are made to fail. */
const referenceMargin = 2;
/** A decoy must still fail after any three of its failing cases are made to pass. */
const decoyMargin = 3;

/** Says why a reference does not prove the gate fair, or nothing. */
export function referenceProblem(score: Score, gate: Gate): GateProblem | undefined {
  if (gate.metric === "fieldF1") return referenceFieldProblem(score.cases ?? [], gate.atLeast);
  if (gate.metric === "mutants") return referenceMutantProblem(score, gate, referenceMargin);
  const { passed, found, asked } = describe("the reference", score, gate);
  // The worst choice of cases takes both from the count that decides.
  const spare = passed - gate.atLeast;
  if (spare >= referenceMargin) return undefined;
  if (spare < 0) return { verdict: "too hard", found: `${found}, the gate asks for ${asked}; ${easier}` };
  const margin = `${spare} over the gate of ${asked}; ${referenceMargin} over it are needed`;
  return { verdict: "no gap", found: `${found}, ${margin}; ${clearer}` };
}

const easier = "lower the gate or make the task easier for this examiner";
const clearer = "show one more kind of example in it, or lower the gate";
const helps = "make a check stricter, or write cases that its habit gets wrong";

/** Says why a decoy does not prove the gate fair, or nothing. */
export function decoyProblem(role: string, score: Score, gate: Gate): GateProblem | undefined {
  if (gate.metric === "fieldF1") return decoyFieldProblem(role, score.cases ?? [], gate.atLeast);
  if (gate.metric === "mutants") return decoyMutantProblem(role, { score, gate }, decoyMargin);
  const lifted = lift(score, gate.metric);
  if (lifted < gate.atLeast) return undefined;
  const { passed, found, asked } = describe(`the ${role} decoy`, score, gate);
  if (passed >= gate.atLeast)
    return { verdict: "too easy", found: `${found}, the gate asks for ${asked}; ${helps}` };
  const margin =
    gate.metric === "cases"
      ? `, ${gate.atLeast - passed} under the gate of ${asked}; ${decoyMargin + 1} under it are needed`
      : `; with ${decoyMargin} more cases passing it would reach the gate of ${asked}`;
  return { verdict: "no gap", found: `${found}${margin}; ${helps}` };
}

function referenceFieldProblem(cases: readonly CaseVerdict[], atLeast: number): GateProblem | undefined {
  const lowered = loweredF1(cases, referenceMargin);
  if (lowered >= atLeast) return undefined;
  const found = `the reference reaches a field F1 of ${digits(measuredF1(cases))}`;
  if (measuredF1(cases) < atLeast)
    return { verdict: "too hard", found: `${found}, the gate asks for ${atLeast}; ${easier}` };
  const margin = `and ${digits(lowered)} were ${referenceMargin} passing cases to fail; the gate asks for ${atLeast}`;
  return { verdict: "no gap", found: `${found}, ${margin}; ${clearer}` };
}

function decoyFieldProblem(
  role: string,
  cases: readonly CaseVerdict[],
  atLeast: number,
): GateProblem | undefined {
  const lifted = liftedF1(cases, decoyMargin);
  if (lifted < atLeast) return undefined;
  const found = `the ${role} decoy reaches a field F1 of ${digits(measuredF1(cases))}`;
  if (measuredF1(cases) >= atLeast)
    return { verdict: "too easy", found: `${found}, the gate asks for ${atLeast}; ${helps}` };
  const margin = `and ${digits(lifted)} with ${decoyMargin} more cases passing; the gate asks for ${atLeast}`;
  return { verdict: "no gap", found: `${found}, ${margin}; ${helps}` };
}

const digits = (value: number): string => value.toFixed(3);

export type LabelTally = { label: string } & Tally;

/** Names the label with the fewest passes, with its counts. */
export function lowestLabel({ byLabel }: Pick<Score, "byLabel">): LabelTally | undefined {
  return Object.entries(byLabel)
    .map(([label, tally]) => ({ label, ...tally }))
    .toSorted((a, b) => a.passed - b.passed)[0];
}

/** The count that the gate decides on, and the sentences about it. */
function describe(name: string, score: Score, { metric, atLeast }: Gate) {
  const lowest = metric === "lowestRecall" ? lowestLabel(score) : undefined;
  if (lowest === undefined)
    return {
      passed: score.passed,
      found: `${name} passes ${score.passed} of ${score.total}`,
      asked: `${atLeast}`,
    };
  const { label, passed, total } = lowest;
  return {
    passed,
    found: `${name} passes ${passed} of ${total} in its lowest label, \`${label}\``,
    asked: `${atLeast} of each label`,
  };
}

/** What a decoy reaches at best once three of its failing cases pass: each one lifts the count that is lowest. */
function lift({ passed, total, byLabel }: Score, metric: Gate["metric"]): number {
  const parts = metric === "lowestRecall" ? Object.values(byLabel) : [{ passed, total }];
  const counts = parts.map((part: Pick<Tally, "passed" | "total">) => ({ ...part }));
  const lowestOf = () => counts.toSorted((a, b) => a.passed - b.passed)[0];
  for (let lifts = 0; lifts < decoyMargin; lifts++) {
    const lowest = lowestOf();
    if (lowest !== undefined && lowest.passed < lowest.total) lowest.passed += 1;
  }
  return lowestOf()?.passed ?? 0;
}
