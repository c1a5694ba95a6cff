import { closest } from "@assay/exercise";
import type { Course, LintedExercise } from "../course.ts";
import type { Found } from "../finding.ts";
import { placeOf } from "../place.ts";

/** Finds exercises that answer to nothing their lesson covers, or to a line of the catalogue that is taken. */
export const findUncovered = (course: Course): Found[] => [
  ...course.exercises.flatMap((exercise) => uncoveredItem(exercise, course)),
  ...takenLines(course.exercises),
];

function uncoveredItem({ published: { exercise }, source }: LintedExercise, { content }: Course): Found[] {
  const lesson = content.lessons.get(exercise.id.split("/")[0] ?? "");
  // An exercise may come before its lesson.
  if (lesson === undefined || lesson.covers.some((item) => exercise.seedItem.startsWith(item))) return [];
  const near = closest(exercise.seedItem, lesson.covers);
  return [
    {
      ...placeOf(source, /^seedItem:/m),
      message: `the lesson does not cover “${exercise.seedItem}”`,
      write:
        near === undefined
          ? "begin with an item of the lesson's `covers`, or add it there"
          : `did you mean “${near}”?`,
    },
  ];
}

const takenLines = (exercises: readonly LintedExercise[]): Found[] =>
  exercises.flatMap(({ published: { exercise }, source }, index) => {
    const first = exercises.findIndex((each) => each.published.exercise.catalogue === exercise.catalogue);
    if (exercise.catalogue === "new" || first === index) return [];
    return [
      {
        ...placeOf(source, /^catalogue:/m),
        message: `${exercise.catalogue} is the line of ${exercises[first]?.published.exercise.id} too`,
        write: "write its own line, or `new`",
      },
    ];
  });
