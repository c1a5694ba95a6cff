import { findDraftProblems } from "./draft-problems.ts";
import type { Editors } from "./editor/editors.ts";
import type { PanelExercise } from "./panel-exercise.ts";
import { type Phase, phaseOf, toldRun } from "./phase.ts";
import type { PanelState } from "./state.ts";
import { tellIdle } from "./tell-idle.ts";

const silent: ReadonlySet<Phase> = new Set([
  "ready",
  "sending",
  "away",
  "downloading",
  "starting",
  "missing",
]);

/** Says the totals for whoever listens instead of looking; its text changes a few times a run, not with every cell. Of a run it leaves the word to others. */
export function announce(exercise: PanelExercise, state: PanelState, editors: Editors): string | undefined {
  if (state.tried) {
    return findDraftProblems(exercise, state, editors)
      .map(({ message }) => message)
      .join(" ");
  }
  if (state.refusal !== undefined) return state.refusal.problem.detail;
  if (toldRun(state) !== undefined) return undefined;
  return silent.has(phaseOf(state)) ? "" : tellIdle(exercise, state).finding;
}
