import type { Exercise } from "../exercise.ts";
import type { Grade, Tally } from "../grade.ts";
import { allowedWords, goodLabel } from "./false-alarms.ts";

type Hidden = Pick<Exercise["hidden"], "gate" | "count" | "labels">;

/** Says what the gate asks for, in a few words: `20 of 24`, `at least 11 of each label's 14`. */
export function gateWords({ gate, count, labels }: Hidden): string {
  switch (gate.metric) {
    case "cases":
      return `${gate.atLeast} of ${count}`;
    case "lowestRecall":
      return `at least ${gate.atLeast} of each label${sizeWords(labels)}`;
    case "fieldF1":
      return `field F1 ${gate.atLeast}`;
    case "mutants": {
      const { [goodLabel]: good = 0 } = labels;
      return `${gate.atLeast} of ${count - good} planted defects, ${allowedWords(gate.falseAlarms)} in ${good}`;
    }
  }
}

/** Says how many cases a label has, where all have the same number. */
function sizeWords(labels: Hidden["labels"]): string {
  const [size, ...others] = new Set(Object.values(labels));
  return size === undefined || others.length > 0 ? "" : `'s ${size}`;
}

/** Names the label that decides a gate over each label: the one that reaches the fewest passes, and its counts. */
export function decidingLabel({ byLabel }: Grade["hidden"]): ({ label: string } & Tally) | undefined {
  const reachable = ({ passed, ungraded }: Tally): number => passed + ungraded;
  return Object.entries(byLabel)
    .map(([label, tally]) => ({ label, ...tally }))
    .toSorted((a, b) => reachable(a) - reachable(b) || a.passed - b.passed)[0];
}
