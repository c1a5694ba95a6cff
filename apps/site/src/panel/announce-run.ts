import { countMutants, mutantWords } from "@assay/exercise/panel";
import { hintWords } from "./facts.ts";
import type { PanelExercise } from "./panel-exercise.ts";
import { resultOf, runPhase } from "./phase.ts";
import type { PanelState, Run } from "./state.ts";
import { tellRun } from "./tell.ts";

/** Says how far a run is, and at its end the finding and the totals. */
export function announceRun(exercise: PanelExercise, run: Run, line: PanelState["line"]): string {
  if (runPhase(run) === "running") return announceProgress(run);
  return [tellRun(exercise, run, line).finding, totals(run)].filter((part) => part !== "").join(" ");
}

function announceProgress({ mode, view }: Run): string {
  const verb = mode === "submit" ? "Running." : "Practising.";
  if (view === undefined || view.visible.some(({ state }) => state === "pending")) return verb;
  const passed = view.visible.filter(({ state }) => state === "pass").length;
  return `${passed} of ${view.visible.length} visible cases pass.`;
}

function totals(run: Run): string {
  const { grade, practice } = resultOf(run);
  if (grade !== undefined && grade.outcome !== "ungraded") {
    const { gate, hidden } = grade;
    const counted =
      gate.metric === "mutants"
        ? `Hidden: ${mutantWords(countMutants(hidden.byLabel))}.`
        : `${hidden.passed} of ${hidden.total} hidden cases pass.`;
    return `${counted} ${hintWords(run)}`.trimEnd();
  }
  return practice === undefined
    ? ""
    : `${practice.visible.passed} of ${practice.visible.total} visible cases pass.`;
}
