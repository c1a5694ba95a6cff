import type { Exercise } from "@assay/exercise";
import { createFetched } from "./fetched.ts";
import { type PanelExercise, hasFixedTexts } from "./panel-exercise.ts";

const useTexts = createFetched<Exercise["texts"]>((id) => `/exercises/${id}/texts.json`);

/** Gives an exercise with the texts that its author fixed; nothing until they are here. */
export function useFixedTexts(exercise: PanelExercise): PanelExercise | undefined {
  const { id, texts } = exercise.exercise;
  const arrived = useTexts(id, texts ?? (hasFixedTexts(exercise.exercise) ? undefined : {}));
  return arrived === undefined
    ? undefined
    : { ...exercise, exercise: { ...exercise.exercise, texts: arrived } };
}
