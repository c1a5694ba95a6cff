import type { Artifact, Exercise, PublicExercise } from "@assay/exercise";
import { fitArtifact } from "./artifact.ts";

type Needed =
  "id" | "title" | "task" | "judged" | "catalogue" | "parts" | "steps" | "checks" | "samples" | "hidden";

/** What a panel needs of an exercise: a page carries no more than that. */
export interface PanelExercise extends Pick<PublicExercise, "exerciseVersion" | "cases"> {
  exercise: Pick<Exercise, Needed>;
  starter: Artifact;
  /** What a case takes on the examiner that the exercise was proved on; absent until it was. */
  secondsPerCase?: number;
}

/** Takes from an exercise what its panel needs; throws where the panel has no editor for one of its parts. */
export function toPanelExercise(whole: PublicExercise): PanelExercise {
  const { id, title, task, judged, catalogue, parts, steps, checks, samples, hidden } = whole.exercise;
  const starter = fitArtifact(whole.exercise, whole.starter);
  if (starter === undefined) throw new Error(`${id} has a part that the panel has no editor for`);
  return {
    exercise: { id, title, task, judged, catalogue, parts, steps, checks, samples, hidden },
    exerciseVersion: whole.exerciseVersion,
    cases: whole.cases,
    starter,
    ...(whole.calibration === undefined ? {} : { secondsPerCase: whole.calibration.secondsPerCase }),
  };
}
