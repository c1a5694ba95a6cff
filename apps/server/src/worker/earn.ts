import { isDeepStrictEqual } from "node:util";
import type { Earned } from "@assay/answer-keys";
import {
  type Artifact,
  type Attempt,
  type Exercise,
  type Grade,
  type GradeEvent,
  rungsOf,
  solutionRung,
} from "@assay/exercise";
import { type EarnedText, debriefRung } from "@assay/submissions";

/** What decides what a learner earns by an attempt. */
export interface Effort {
  exercise: Exercise;
  artifact: Artifact;
  outcome: Grade["outcome"];
  /** The learner's earlier attempts at the exercise. */
  attempts: readonly Pick<Attempt, "artifact">[];
  /** The rungs that the learner has already. */
  has: readonly number[];
}

/**
 * Tells which rung an attempt earns: passing earns the debrief, failing the next hint. An artifact that was
 * handed in before earns nothing: the ladder is climbed by trying, not by pressing.
 */
export function rungEarned({ exercise, artifact, outcome, attempts, has }: Effort): number | undefined {
  if (outcome === "passed") return has.includes(debriefRung) ? undefined : debriefRung;
  if (outcome === "ungraded") return undefined;
  if (attempts.some((each) => isDeepStrictEqual(each.artifact, artifact))) return undefined;
  const next = 1 + Math.max(0, ...has.filter((rung) => rung <= solutionRung));
  return next <= rungsOf(exercise) ? next : undefined;
}

/** Gives the text of a rung, and the event that tells of it; a solution is told of without its text. */
export function release(rung: number, { hints, debrief }: Earned): { text: EarnedText; event: GradeEvent } {
  if (rung === debriefRung) {
    return { text: { rung, text: debrief }, event: { v: 1, type: "debrief", text: debrief } };
  }
  const text = hints[rung - 1];
  if (text === undefined) throw new Error(`there is no rung ${rung}`);
  const shown = rung === solutionRung ? {} : { text };
  return { text: { rung, text }, event: { v: 1, type: "hint-earned", rung, ...shown } };
}
