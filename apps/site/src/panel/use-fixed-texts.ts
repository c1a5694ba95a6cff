import type { Exercise } from "@assay/exercise";
import { useEffect, useState } from "preact/hooks";
import { ask } from "./api.ts";
import { askUntilItComes } from "./ask-until.ts";
import { type PanelExercise, hasFixedTexts } from "./panel-exercise.ts";

const kept = new Map<string, Exercise["texts"]>();

/** Gives an exercise with the texts that its author fixed; nothing until they are here. */
export function useFixedTexts(exercise: PanelExercise): PanelExercise | undefined {
  const { id, texts } = exercise.exercise;
  const [arrived, arrive] = useState(() => texts ?? kept.get(id));
  const isComplete = arrived !== undefined || !hasFixedTexts(exercise.exercise);
  useEffect(() => (isComplete ? undefined : askUntilItComes(() => fetchTexts(id), arrive)), []);
  if (!isComplete) return undefined;
  return arrived === undefined
    ? exercise
    : { ...exercise, exercise: { ...exercise.exercise, texts: arrived } };
}

async function fetchTexts(id: string): Promise<Exercise["texts"] | undefined> {
  const reply = await ask<Exercise["texts"]>(`/exercises/${id}/texts.json`);
  if (!reply.ok) return undefined;
  kept.set(id, reply.value);
  return reply.value;
}
