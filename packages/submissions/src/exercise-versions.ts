import type { Store } from "./store.ts";
import { exerciseVersions } from "./tables.ts";

/** A state of an exercise that a worker grades by. */
export interface ExerciseVersionPair {
  exercise: string;
  exerciseVersion: string;
  keyVersion: string;
}

/** Records which versions are in force, so that a re-grade can be offered; a pair seen before stays as it was. */
export async function recordExerciseVersions(
  store: Store,
  pairs: readonly ExerciseVersionPair[],
): Promise<void> {
  if (pairs.length > 0)
    await store.db
      .insert(exerciseVersions)
      .values([...pairs])
      .onConflictDoNothing();
}
