import { z } from "zod";

/** The rungs of the hint ladder; the last is the solution. */
export const hintRung = z.int().min(1).max(4);

/** The rung of the hint that is the solution. */
export const solutionRung = 4;

/** A hint that a learner has earned; the solution comes without its text until it is opened. */
export const earnedHint = z.strictObject({
  rung: hintRung,
  at: z.iso.datetime().describe("When it was earned."),
  openedAt: z.iso.datetime().optional().describe("When the learner opened it first."),
  text: z.string().optional().describe("Markdown; absent of a solution that is not opened yet."),
});
export type EarnedHint = z.infer<typeof earnedHint>;

/** What a learner has earned at an exercise. */
export const earned = z.strictObject({
  hints: z.array(earnedHint).describe("By rung, lowest first."),
  rungs: hintRung.describe("How many rungs this exercise has."),
  debrief: z.string().optional().describe("Markdown; earned by passing."),
});
export type Earned = z.infer<typeof earned>;

/**
 * Tells how many rungs an exercise has: the solution is given only where a second variant can be passed after it.
 */
export const rungsOf = ({ hidden }: { hidden: { variants: number } }): number =>
  hidden.variants >= 2 ? solutionRung : solutionRung - 1;
