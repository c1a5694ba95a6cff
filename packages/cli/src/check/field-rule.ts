import type { FieldTally } from "@assay/exercise";
import { fieldF1 } from "@assay/exercise/panel";
import { type CaseVerdict, sumFields } from "@assay/grader";

type FieldCase = Pick<CaseVerdict, "verdict" | "fields">;

const none: FieldTally = { right: 0, found: 0, expected: 0, open: 0 };
const fieldsOf = ({ fields = none }: FieldCase): FieldTally => fields;

/** Computes the field F1 over cases. */
export const measuredF1 = (cases: readonly FieldCase[]): number => fieldF1(sumFields(cases.map(fieldsOf)));

/** Computes the field F1 once so many passing cases have no field right: the worst choice is those with most. */
export function loweredF1(cases: readonly FieldCase[], lost: number): number {
  const right = cases
    .filter(({ verdict }) => verdict === "pass")
    .map((each) => fieldsOf(each).right)
    .toSorted((a, b) => b - a)
    .slice(0, lost);
  const sum = sumFields(cases.map(fieldsOf));
  return fieldF1({ ...sum, right: sum.right - right.reduce((total, each) => total + each, 0) });
}

/** Computes the highest field F1 once so many failing cases have every field right and no other, by trying every choice. */
export function liftedF1(cases: readonly FieldCase[], lifts: number): number {
  const failing = cases.filter(({ verdict }) => verdict !== "pass");
  const lift = (sum: FieldTally, from: number, left: number): number => {
    let best = fieldF1(sum);
    for (let index = from; left > 0 && index < failing.length; index++) {
      const { right, found, expected } = fieldsOf(failing[index] ?? { verdict: "fail" });
      const lifted = { ...sum, right: sum.right - right + expected, found: sum.found - found + expected };
      best = Math.max(best, lift(lifted, index + 1, left - 1));
    }
    return best;
  };
  return lift(sumFields(cases.map(fieldsOf)), 0, lifts);
}
