import { dirname } from "node:path";
import { loadContent } from "@assay/content";
import type { PublicExercise } from "@assay/exercise";
import { UserError } from "../user-error.ts";

/** Loads the exercises of these ids, all where there are none. Throws ContentError, or UserError with what there is. */
export async function chooseExercises(
  contentFolder: string,
  only: readonly string[],
): Promise<readonly PublicExercise[]> {
  const { exercises } = await loadContent(contentFolder, dirname(contentFolder));
  const ids = [...exercises.keys()];
  const unknown = only.find((id) => !exercises.has(id));
  if (unknown !== undefined)
    throw new UserError(`There is no exercise ${unknown}. There is: ${ids.join(", ")}.`);
  if (ids.length === 0) throw new UserError("There is no exercise to check.");
  return [...exercises.values()].filter(({ exercise }) => only.length === 0 || only.includes(exercise.id));
}
