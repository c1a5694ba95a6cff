import type { Exercise, Grade, Tally } from "@assay/exercise";
import { countHidden } from "./count-hidden.ts";
import { decideOutcome } from "./gate.ts";
import type { CaseVerdict } from "./tally.ts";

/** Hidden cases that have ended, and those still open, these as ungraded. */
export interface Progress {
  ended: readonly CaseVerdict[];
  open: readonly CaseVerdict[];
}

/**
 * Tells how many further cases it takes at least until the gate is decided: so many may be run at once, and none of
 * them in vain. 0 where it is decided whatever the open cases come to.
 */
export function casesNeeded(exercise: Exercise, { ended, open }: Progress): number {
  const { gate } = exercise.hidden;
  const hidden = countHidden(exercise, [...ended, ...open]);
  const outcome = decideOutcome(gate, hidden);
  // What a case brings besides its expected fields lowers F1, so that it passes for sure only at the end.
  if (outcome === "failed" || (outcome === "passed" && gate.metric !== "fieldF1")) return 0;
  if (gate.metric === "fieldF1") return open.length;
  return Math.max(1, least(hidden, gate));
}

/** Counts the passes that are missing, or the failures, whichever are fewer. */
function least(hidden: Grade["hidden"], { metric, atLeast }: Grade["gate"]): number {
  const groups = metric === "lowestRecall" ? Object.values(hidden.byLabel) : [];
  const needed = Math.ceil(atLeast);
  const passes = (count: Tally): number => Math.max(0, needed - count.passed);
  const failures = ({ passed, ungraded }: Tally): number => passed + ungraded - needed + 1;
  const all = groups.length === 0 ? [hidden] : groups;
  return Math.min(
    all.reduce((sum, each) => sum + passes(each), 0),
    ...all.map(failures),
  );
}
