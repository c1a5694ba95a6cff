import type { PanelExercise } from "../panel-exercise.ts";
import { resultOf } from "../phase.ts";
import type { PanelState } from "../state.ts";
import { Hallmark } from "./hallmark.tsx";
import { IntervalGauge } from "./interval-gauge.tsx";
import { PracticeGauge } from "./practice-gauge.tsx";

/** Strikes the hallmark of a run that passed. */
export function Mark({ state: { run } }: { state: PanelState }) {
  const grade = run === undefined ? undefined : resultOf(run).grade;
  if (run === undefined || grade === undefined) return null;
  return <Hallmark hidden={grade.hidden} at={run.at} struck={run.live} />;
}

/** Draws what a run that has ended measured. */
export function Measured({ exercise, state: { run } }: { exercise: PanelExercise; state: PanelState }) {
  const { grade, practice } = run === undefined ? {} : resultOf(run);
  if (grade !== undefined) return <IntervalGauge asked={exercise.exercise.hidden} grade={grade} />;
  if (practice === undefined) return null;
  return <PracticeGauge passed={practice.visible.passed} total={practice.visible.total} />;
}
