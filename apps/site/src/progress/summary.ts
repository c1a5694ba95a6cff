import type { Attempt } from "@assay/exercise";

/** What the page knows of an exercise without the server. */
export interface ListedExercise {
  id: string;
  title: string;
  /** The title of its lesson. */
  lesson: string;
}

/** How a learner stands with one exercise. */
export interface ExerciseStanding extends ListedExercise {
  /** Newest first. */
  attempts: Attempt[];
  /** The attempt with most hidden cases passed; the newest of several. */
  best: Attempt;
  /** When it was passed first. */
  passedAt: string | undefined;
}

/** Tells how a learner stands with each exercise they have tried, the latest tried first. */
export function standingsOf(
  attempts: readonly Attempt[],
  listed: readonly ListedExercise[],
): ExerciseStanding[] {
  const newestFirst = attempts.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return [...Map.groupBy(newestFirst, ({ exercise }) => exercise)].flatMap(([id, own]) => {
    const best = own.reduce((most, each) => (shareOf(each) > shareOf(most) ? each : most));
    const passed = own.findLast(({ grade }) => grade.outcome === "passed");
    // An exercise may have left the course since; its attempts are still the learner's.
    const known = listed.find((each) => each.id === id) ?? {
      id,
      title: id,
      lesson: "no longer in the course",
    };
    return [{ ...known, attempts: own, best, passedAt: passed?.createdAt }];
  });
}

/** The share of hidden cases that an attempt passed. */
export const shareOf = ({ grade: { hidden } }: Attempt): number =>
  hidden.total === 0 ? 0 : hidden.passed / hidden.total;
