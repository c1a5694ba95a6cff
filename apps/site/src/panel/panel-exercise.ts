import type { Artifact, Check, Exercise, PublicExercise } from "@assay/exercise";
import { fitArtifact } from "./artifact.ts";

type Needed = "id" | "title" | "task" | "judged" | "catalogue" | "parts" | "steps";

const comparisons = ["equals", "oneOf", "contains", "notContains", "startsWith", "endsWith"] as const;

/** A check that can hold a reply against what its case expects. */
export type Comparison = (typeof comparisons)[number];

/** What a panel needs of an exercise: a page carries no more than that. */
export interface PanelExercise extends Pick<PublicExercise, "exerciseVersion" | "cases"> {
  exercise: Pick<Exercise, Needed> &
    Partial<Pick<Exercise, "texts">> & {
      samples: Pick<Exercise["samples"], "count">;
      hidden: Omit<Exercise["hidden"], "variants">;
    };
  starter: Artifact;
  /** The check that holds the last step's result against the case; the others have texts of their own. */
  comparison?: Comparison;
  /** What a case takes on the examiner that the exercise was proved on; absent until it was. */
  secondsPerCase?: number;
}

/** Takes from an exercise what its panel needs; throws where the panel has no editor for one of its parts. */
export function toPanelExercise(whole: PublicExercise): PanelExercise {
  const { id, title, task, judged, catalogue, parts, texts, steps, checks, samples } = whole.exercise;
  const { count, labels, gate } = whole.exercise.hidden;
  const comparison = findComparison(checks, steps.at(-1)?.as);
  const starter = fitArtifact(whole.exercise, whole.starter);
  // Most exercises fix no text, and a page has no room for what is empty.
  const fixed = Object.keys(texts).length === 0 ? {} : { texts };
  if (starter === undefined) throw new Error(`${id} has a part that the panel has no editor for`);
  return {
    exercise: {
      ...fixed,
      id,
      title,
      task,
      judged,
      catalogue,
      parts,
      steps,
      samples: { count: samples.count },
      hidden: { count, labels, gate },
    },
    exerciseVersion: whole.exerciseVersion,
    cases: whole.cases,
    starter,
    ...(comparison === undefined ? {} : { comparison }),
    ...(whole.calibration === undefined ? {} : { secondsPerCase: whole.calibration.secondsPerCase }),
  };
}

const ownTexts = ["value", "values", "any", "all"];

/** Finds the first check that holds a step's result against the case, having no text of its own. */
export function findComparison(checks: readonly Check[], as: string | undefined): Comparison | undefined {
  const names = checks
    .filter((each) => Reflect.get(each, "of") === as)
    .filter((each) => ownTexts.every((key) => Reflect.get(each, key) === undefined))
    .flatMap(({ check }) => comparisons.filter((each) => each === check));
  return names[0];
}
