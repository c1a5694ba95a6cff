import type { Attempt } from "@assay/exercise";

/** How far a lesson is: none, some or all of its required exercises are passed. */
export type Progress = "pending" | "half" | "pass";

/** Names the exercises that were ever passed. */
const passedExercises = (attempts: readonly Pick<Attempt, "exercise" | "grade">[]): Set<string> =>
  new Set(attempts.filter(({ grade }) => grade.outcome === "passed").map(({ exercise }) => exercise));

/** Tells how far a lesson is; one that was tried is begun. */
export function progressOf(
  required: readonly string[],
  attempts: readonly Pick<Attempt, "exercise" | "grade">[],
): Progress {
  const passed = passedExercises(attempts);
  if (required.every((id) => passed.has(id))) return "pass";
  return attempts.some(({ exercise }) => required.includes(exercise)) ? "half" : "pending";
}
