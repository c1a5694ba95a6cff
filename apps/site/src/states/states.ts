import type { PanelExercise } from "../panel/panel-exercise.ts";
import { attemptStates } from "./attempt-states.ts";
import { endedStates, runningStates } from "./run-states.ts";
import { type ShownState, createStage } from "./stage.ts";
import { absentStates, writingStates } from "./writing-states.ts";

/** Lists every state of the panel of an exercise. */
export function panelStates(exercise: PanelExercise): ShownState[] {
  const stage = createStage(exercise);
  return [
    ...writingStates(stage),
    ...absentStates(stage),
    ...runningStates(stage),
    ...endedStates(stage),
    ...attemptStates(stage),
  ];
}
