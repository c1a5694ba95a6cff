/** How a reference or a decoy did on the hidden cases of one variant. */
export interface Score {
  passed: number;
  total: number;
}

/** The reference must still pass after any two of its passing cases are made to fail. */
const referenceMargin = 2;
/** A decoy must still fail after any three of its failing cases are made to pass. */
const decoyMargin = 3;

/** Says in a sentence why a reference does not prove the gate fair, or nothing. */
export function referenceProblem({ passed, total }: Score, atLeast: number): string | undefined {
  const spare = passed - atLeast;
  if (spare >= referenceMargin) return undefined;
  const found = `the reference passes ${passed} of ${total}`;
  return spare < 0
    ? `too hard: ${found}, the gate asks for ${atLeast}; lower the gate or make the task easier for this examiner`
    : `too tight: ${found}, ${spare} over the gate of ${atLeast}; ${referenceMargin} over it are needed; show one more kind of example in it, or lower the gate`;
}

/** Says in a sentence why a decoy does not prove the gate fair, or nothing. */
export function decoyProblem(role: string, { passed, total }: Score, atLeast: number): string | undefined {
  const lifted = Math.min(passed + decoyMargin, total);
  if (lifted < atLeast) return undefined;
  const found = `the ${role} decoy passes ${passed} of ${total}`;
  const helps = "make a check stricter, or write cases that its habit gets wrong";
  return passed >= atLeast
    ? `too easy: ${found}, the gate asks for ${atLeast}; ${helps}`
    : `no gap: ${found}, ${atLeast - passed} under the gate of ${atLeast}; ${decoyMargin + 1} under it are needed: ${helps}`;
}
