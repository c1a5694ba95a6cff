import type { PanelExercise } from "./panel-exercise.ts";
import { findDraftProblems } from "./draft-problems.ts";
import { hintWords } from "./facts.ts";
import type { Editors } from "./editor/editors.ts";
import { type Phase, phaseOf, resultOf } from "./phase.ts";
import type { PanelState, Run } from "./state.ts";
import { tell } from "./tell.ts";

const silent: ReadonlySet<Phase> = new Set([
  "ready",
  "sending",
  "away",
  "downloading",
  "starting",
  "missing",
]);

/** Says the totals for whoever listens instead of looking; its text changes a few times a run, not with every cell. */
export function announce(exercise: PanelExercise, state: PanelState, editors: Editors): string {
  if (state.tried) {
    return findDraftProblems(exercise, state, editors)
      .map(({ message }) => message)
      .join(" ");
  }
  const phase = phaseOf(state);
  if (state.refusal !== undefined) return state.refusal.problem.detail;
  if (silent.has(phase)) return "";
  if (phase === "running" && state.run !== undefined) return announceProgress(state.run);
  return [tell(exercise, state).finding, totals(state.run)].filter((part) => part !== "").join(" ");
}

function announceProgress({ mode, view }: Run): string {
  const verb = mode === "submit" ? "Running." : "Practising.";
  if (view === undefined || view.visible.some(({ state }) => state === "pending")) return verb;
  const passed = view.visible.filter(({ state }) => state === "pass").length;
  return `${passed} of ${view.visible.length} visible cases pass.`;
}

function totals(run: Run | undefined): string {
  if (run === undefined) return "";
  const { grade, practice } = resultOf(run);
  if (grade !== undefined && grade.outcome !== "ungraded") {
    return `${grade.hidden.passed} of ${grade.hidden.total} hidden cases pass. ${hintWords(run)}`.trimEnd();
  }
  return practice === undefined
    ? ""
    : `${practice.visible.passed} of ${practice.visible.total} visible cases pass.`;
}
