import type { Json } from "@assay/exercise";
import { z } from "zod";
import type { Course, LintedExercise, LintedLesson } from "../course.ts";
import { placeOf } from "../place.ts";

/** A question with options, wherever in the course it stands. */
export interface Question {
  place: ReturnType<typeof placeOf>;
  ask: string;
  options: readonly string[];
  /** Which options are right, counted from 0. */
  right: readonly number[];
}

const figureQuestion = z.object({
  ask: z.string(),
  options: z.array(z.object({ text: z.string(), right: z.boolean() })).min(2),
});

/** Collects the questions of figures and of exercises whose part is `choices`. */
export const questionsOf = ({ lessons, exercises }: Course): Question[] => [
  ...lessons.flatMap(inFigures),
  ...exercises.flatMap(inChoices),
];

function inFigures({ lesson, figures, source }: LintedLesson): Question[] {
  return Object.entries(lesson.figures).flatMap(([name, data]) => {
    const read = z.object({ question: figureQuestion }).safeParse(data);
    if (!read.success) return [];
    const { ask, options } = read.data.question;
    const place = placeOf(figures.get(name) ?? source, `"ask"`);
    const right = options.flatMap((option, index) => (option.right ? [index] : []));
    return [{ place, ask, options: options.map(({ text }) => text), right }];
  });
}

function inChoices({ published: { exercise, cases }, answerKey, source }: LintedExercise): Question[] {
  const expected = [...cases, ...answerKey.variants.flat()].map(({ expect }) => expect);
  return Object.entries(exercise.parts).flatMap(([name, part]) =>
    part.type === "choices"
      ? part.questions.flatMap(({ id, ask, options }) => {
          const answers = new Set(expected.flatMap((each) => answerIn(each, name, id)));
          const right = (options ?? []).flatMap((option, index) => (answers.has(option) ? [index] : []));
          // A question that each case answers differently has no one right option.
          return options === undefined || answers.size !== 1
            ? []
            : [{ place: placeOf(source, `id: ${id}`), ask, options, right }];
        })
      : [],
  );
}

function answerIn(expect: Record<string, Json>, part: string, question: string): Json[] {
  const whole = expect[part];
  const inPart =
    typeof whole === "object" && whole !== null && !Array.isArray(whole) ? whole[question] : undefined;
  const answer = inPart ?? expect[question];
  return answer === undefined ? [] : [answer];
}
