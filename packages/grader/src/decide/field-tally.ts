import type { Case, Exercise, FieldCounts, FieldTally, Verdict } from "@assay/exercise";
import { countFields } from "../check/json-fields.ts";
import { leavesIn } from "../check/prepare-checks.ts";

/** What of a sample a gate over fields needs. */
export interface FieldSample {
  verdict: Verdict;
  fields?: FieldCounts[];
}

const none: FieldTally = { right: 0, found: 0, expected: 0, open: 0 };

/** Adds up fields. */
export const sumFields = (tallies: readonly (FieldCounts | FieldTally)[]): FieldTally =>
  tallies.reduce<FieldTally>(
    (sum, each) => ({
      right: sum.right + each.right,
      found: sum.found + each.found,
      expected: sum.expected + each.expected,
      open: sum.open + ("open" in each ? each.open : 0),
    }),
    none,
  );

/** Counts the fields of a case over its samples: what is ungraded, or was not run, is open; what was not read is missing. */
export function tallyFields(
  { expect }: Case,
  samples: readonly FieldSample[],
  { checks, samples: { count } }: Exercise,
): FieldTally {
  const expected = checks
    .flatMap(leavesIn)
    .reduce(
      (sum, leaf) =>
        sum + (leaf.check === "jsonEquals" ? countFields(expect[leaf.of] ?? {}, leaf.fields) : 0),
      0,
    );
  const tallies = samples.map(({ verdict, fields }): FieldTally => {
    if (fields !== undefined) return sumFields(fields);
    return verdict === "ungraded" ? { ...none, open: expected } : { ...none, expected };
  });
  return sumFields([...tallies, { ...none, open: expected * (count - samples.length) }]);
}
