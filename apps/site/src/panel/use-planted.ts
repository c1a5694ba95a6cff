import type { Case } from "@assay/exercise";
import { createFetched } from "./fetched.ts";
import type { PanelExercise } from "./panel-exercise.ts";

/** What is planted in each case of an exercise, by the case's id. */
export type Planted = Record<string, Case["input"]>;

const useAll = createFetched<Planted>((id) => `/exercises/${id}/planted.json`);

/** Gives what is planted in a case; nothing until it is here. */
export function usePlanted({ exercise }: PanelExercise, { id, input }: Case): Case["input"] | undefined {
  const isHere = Object.keys(input).length > 0;
  return useAll(exercise.id, isHere ? { [id]: input } : undefined)?.[id];
}
