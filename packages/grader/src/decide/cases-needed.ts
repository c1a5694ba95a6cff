import type { Exercise, Grade } from "@assay/exercise";
import { gateCounts } from "@assay/exercise/panel";
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
function least(hidden: Grade["hidden"], gate: Grade["gate"]): number {
  const counts = gateCounts(gate, hidden);
  const missing = counts.reduce((sum, { passed, needed }) => sum + Math.max(0, needed - passed), 0);
  return Math.min(missing, ...counts.map(({ passed, ungraded, needed }) => passed + ungraded - needed + 1));
}
