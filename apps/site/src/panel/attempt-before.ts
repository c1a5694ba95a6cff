import type { Attempt } from "@assay/exercise";
import type { PanelExercise } from "./panel-exercise.ts";
import type { PanelState } from "./state.ts";

/** Finds the attempt that the shown submit is compared with: the last before it, at the same version of the exercise. */
export function attemptBefore(
  { exerciseVersion }: PanelExercise,
  { run, attempts }: Pick<PanelState, "run" | "attempts">,
): Attempt | undefined {
  if (run?.mode !== "submit") return undefined;
  const at = attempts.findIndex(({ id }) => id === run.id);
  const last = attempts[at + 1];
  return last?.exerciseVersion === exerciseVersion ? last : undefined;
}
