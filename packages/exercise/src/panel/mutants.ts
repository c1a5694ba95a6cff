import type { Grade, Tally } from "../grade.ts";
import { alarmWords, goodLabel } from "./false-alarms.ts";

/** Planted defects and good outputs, counted apart. */
export interface MutantCounts {
  /** Passed are those that were caught. */
  defects: Tally;
  good: Tally;
  /** Good ones that were rejected. */
  falseAlarms: number;
}

const none: Tally = { passed: 0, total: 0, ungraded: 0 };

/** Counts planted defects and good outputs apart. */
export function countMutants(byLabel: Grade["hidden"]["byLabel"]): MutantCounts {
  const { [goodLabel]: good = none, ...kinds } = byLabel;
  const defects = Object.values(kinds).reduce<Tally>(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      total: sum.total + each.total,
      ungraded: sum.ungraded + each.ungraded,
    }),
    none,
  );
  return { defects, good, falseAlarms: good.total - good.passed - good.ungraded };
}

/** Says how many defects were caught, and how many alarms were false, as a clause. */
export const mutantWords = ({ defects, good, falseAlarms }: MutantCounts): string =>
  `${defects.passed} of ${defects.total} planted defects caught, ${alarmWords(falseAlarms)} in ${good.total} good ones`;

/** Says the same where there is little room: `15 of 20 caught, 1 false alarm`. */
export const caughtWords = ({ defects, falseAlarms }: MutantCounts): string =>
  `${defects.passed} of ${defects.total} caught, ${alarmWords(falseAlarms)}`;

/** Names the kinds that slipped through, those with most first: `fake link 2 of 3, truncated 1 of 3`. */
export const slippedWords = (byLabel: Grade["hidden"]["byLabel"]): string =>
  Object.entries(byLabel)
    .map(([label, { passed, total, ungraded }]) => ({ label, total, missed: total - passed - ungraded }))
    .filter(({ label, missed }) => label !== goodLabel && missed > 0)
    .toSorted((a, b) => b.missed - a.missed)
    .map(({ label, missed, total }) => `${label} ${missed} of ${total}`)
    .join(", ");
