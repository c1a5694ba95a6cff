import type { Artifact, Case, Check, Exercise, PublicExercise } from "@assay/exercise";
import { promptNames } from "@assay/exercise/panel";
import { fitArtifact } from "./artifact.ts";

type Needed = "id" | "title" | "task" | "judged" | "catalogue" | "parts" | "steps";

const comparisons = ["equals", "oneOf", "contains", "notContains", "startsWith", "endsWith"] as const;

/** A check that can hold a reply against what its case expects. */
export type Comparison = (typeof comparisons)[number];

/** What a panel needs of an exercise: a page carries no more than that. */
export interface PanelExercise extends Pick<PublicExercise, "exerciseVersion" | "cases"> {
  exercise: Pick<Exercise, Needed> &
    Partial<Pick<Exercise, "texts">> & {
      /** How often a case is run, where that is more than once. */
      samples?: number;
      hidden: Omit<Exercise["hidden"], "variants">;
    };
  starter: Artifact;
  /** What holds a step's result against the case, by the result's name; where nothing is said, `equals`. */
  comparisons?: Partial<Record<string, Comparison | "none">>;
  /** What a case takes on the examiner that the exercise was proved on; absent until it was. */
  secondsPerCase?: number;
  /** Whether there are tests to be read. */
  hasTests?: true;
}

/** Tells whether a prompt of an exercise is no part of the learner's, but a text that its author fixed. */
export const hasFixedTexts = ({ steps, parts }: Pick<Exercise, "steps" | "parts">): boolean =>
  steps.some(
    (step) => step.use === "model" && promptNames(step.prompt).some((each) => !Object.hasOwn(parts, each)),
  );

/** Tells whether cases are data, long and looked at one at a time: planted outputs, or what code alone is called with. */
export const areData = ({ steps }: Pick<Exercise, "steps">, cases: readonly Case[]): boolean =>
  steps.some(({ use }) => use === "assert") ||
  (steps.length > 0 &&
    steps.every(({ use }) => use === "code") &&
    cases.every(({ input }) => hasData(input)));

const hasData = (input: Case["input"]): boolean =>
  Object.values(input).some((value) => typeof value === "object");

/** Leaves out the fixed texts, and cases that are data; both are fetched when a case is looked at. */
export const withoutTexts = ({
  exercise: { texts: _texts, ...exercise },
  cases,
  ...rest
}: PanelExercise): PanelExercise => ({
  ...rest,
  cases: areData(exercise, cases)
    ? cases.map((each) => ({ ...each, input: {}, expect: comparedIn(each, rest) }))
    : cases,
  exercise,
});

/** Of what a case expects, tests read their part on the server; the rest is shown beside what came back. */
const comparedIn = (
  { expect }: Case,
  { comparisons = {} }: Pick<PanelExercise, "comparisons">,
): Case["expect"] => Object.fromEntries(Object.entries(expect).filter(([as]) => comparisons[as] !== "none"));

/** Takes from an exercise what its panel needs; throws where the panel has no editor for one of its parts. */
export function toPanelExercise(whole: PublicExercise): PanelExercise {
  const { id, title, task, judged, catalogue, parts, texts, steps, checks, samples } = whole.exercise;
  const { count, labels, gate } = whole.exercise.hidden;
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
      ...(samples.count === 1 ? {} : { samples: samples.count }),
      hidden: { count, labels, gate },
    },
    exerciseVersion: whole.exerciseVersion,
    cases: whole.cases,
    starter,
    ...findComparisons(checks, steps),
    ...(whole.calibration === undefined ? {} : { secondsPerCase: whole.calibration.secondsPerCase }),
    ...(whole.tests === undefined ? {} : { hasTests: true }),
  };
}

const ownTexts = ["value", "values", "any", "all"];

/** Finds for each step the first check that holds its result against the case, having no text of its own. */
export function findComparisons(
  checks: readonly Check[],
  steps: Exercise["steps"],
): Pick<PanelExercise, "comparisons"> {
  const found = steps.map(({ as }) => {
    const names = checks
      .filter((each) => Reflect.get(each, "of") === as)
      .filter((each) => ownTexts.every((key) => Reflect.get(each, key) === undefined))
      .flatMap(({ check }) => comparisons.filter((each) => each === check));
    return [as, names[0] ?? "none"] as const;
  });
  const unusual = found.filter(([, name]) => name !== "equals");
  return unusual.length === 0 ? {} : { comparisons: Object.fromEntries(unusual) };
}
