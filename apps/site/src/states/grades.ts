import type { Fault, Finding, Grade, GradeEvent, HiddenSample, Tally } from "@assay/exercise";
import type { PanelExercise } from "../panel/panel-exercise.ts";
import { wilson } from "../figures/wilson.ts";

type End = Extract<GradeEvent, { type: "grading-end" }>;
type Graded = End & { grade: Grade };

const examiner = {
  name: "SmolLM2-135M-Instruct",
  file: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
  build: "node-llama-cpp 3.22.1",
};

const rest = (exercise: PanelExercise) => ({
  examiner,
  versions: { grader: "1", exercise: exercise.exerciseVersion },
  calls: { made: 36, cached: 0, saved: 0 },
  tokens: { request: 3024, cached: 2304, reply: 96 },
  durationMs: 8_400,
});

const tallyOf = (samples: readonly HiddenSample[]): Tally => ({
  passed: samples.filter(({ verdict }) => verdict === "pass").length,
  total: samples.length,
  ungraded: samples.filter(({ verdict }) => verdict === "ungraded").length,
});

/** Ends a submit with a grade over its hidden cases. */
export function gradeEnd(
  exercise: PanelExercise,
  hidden: readonly HiddenSample[],
  found: { visible: Tally; outcome: Grade["outcome"]; finding?: Finding; fault?: Fault },
): Graded {
  const { labels, gate } = exercise.exercise.hidden;
  const tally = tallyOf(hidden);
  const byLabel = Object.fromEntries(
    Object.keys(labels).map((label) => [label, tallyOf(hidden.filter((each) => each.label === label))]),
  );
  return {
    v: 1,
    type: "grading-end",
    grade: {
      ...found,
      gate,
      hidden: { ...tally, byLabel },
      ...(found.outcome === "ungraded" ? {} : { interval: wilson(tally.passed, tally.total) }),
      ...rest(exercise),
    },
  };
}

/** Ends a practice with what its visible cases showed. */
export const practiceEnd = (exercise: PanelExercise, visible: Tally, finding?: Finding): End => ({
  v: 1,
  type: "grading-end",
  practice: { visible, ...(finding === undefined ? {} : { finding }), ...rest(exercise) },
});
