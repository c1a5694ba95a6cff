import { loadContent } from "@assay/content";
import type { Attempt, GradeEvent } from "@assay/exercise";
import { type PanelExercise, toPanelExercise } from "../src/panel/panel-exercise.ts";
import { gradeEnd, practiceEnd } from "../src/states/grades.ts";
import { type RunScript, runEvents } from "../src/states/run-events.ts";
import { createStage } from "../src/states/stage.ts";
import { hiddenSamples } from "../src/states/samples.ts";

/** An exercise of the fixture content, as its panel gets it. */
export async function fixtureExercise(id: string): Promise<PanelExercise> {
  const { exercises } = await loadContent("test/content");
  const found = exercises.get(id);
  if (found === undefined) throw new Error(`there is no fixture exercise ${id}`);
  return toPanelExercise(found);
}

/** An attempt at an exercise of the fixture content that passed. */
export async function passedAttempt(id: string): Promise<Attempt> {
  const exercise = await fixtureExercise(id);
  const end = scriptedRun(exercise, "submit").at(-1);
  if (end?.type !== "grading-end" || end.grade === undefined) throw new Error("a submit ends with a grade");
  return createStage(exercise).attempt(end.grade);
}

const visible = { passed: 12, total: 12, ungraded: 0 };
const partly = { passed: 11, total: 12, ungraded: 0 };
const finding = {
  headline: "Not yet true in 1 of 12 visible cases: the reply is the product word alone.",
  detail: "Look at what your examples never show.",
  case: "table-legs",
};

/** The events of a run of the starter, one by one: a practice that fails a case, a submit that passes or fails. */
export function scriptedRun(exercise: PanelExercise, mode: RunScript["mode"], passes = true): GradeEvent[] {
  const hidden = hiddenSamples(exercise, passes ? { complaint: 9 } : { complaint: 2, question: 5 });
  const submitEnd = gradeEnd(exercise, hidden, {
    visible: passes ? visible : partly,
    outcome: passes ? "passed" : "failed",
    ...(passes ? {} : { finding }),
  });
  return runEvents({
    exercise,
    artifact: exercise.starter,
    mode,
    visible: passes && mode === "submit" ? {} : { "table-legs": "fail" },
    hidden,
    end: mode === "practice" ? practiceEnd(exercise, partly, finding) : submitEnd,
  }).map(({ event }) => event);
}
