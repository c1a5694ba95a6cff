import type { Case } from "@assay/exercise";
import { createFetched } from "./fetched.ts";
import type { PanelExercise } from "./panel-exercise.ts";

/** The inputs of the cases of an exercise, by the case's id. */
export type Inputs = Record<string, Case["input"]>;

const useAll = createFetched<Inputs>((id) => `/exercises/${id}/inputs.json`);

/** Gives the input of a case; nothing until it is here. */
export function useInput({ exercise }: PanelExercise, { id, input }: Case): Case["input"] | undefined {
  const isHere = Object.keys(input).length > 0;
  return useAll(exercise.id, isHere ? { [id]: input } : undefined)?.[id];
}
