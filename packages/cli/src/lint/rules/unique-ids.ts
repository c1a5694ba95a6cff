import type { Course } from "../course.ts";
import type { Found } from "../finding.ts";
import { type Text, placeAt } from "../place.ts";

/** Finds ids that name two things: cards of a lesson, cases of an exercise in all its files, questions of a part. */
export function findTwiceUsedIds({ lessons, exercises }: Course): Found[] {
  return [
    ...lessons.flatMap(({ lesson, cards }) =>
      twice(lesson.cards.map(({ id }) => [id, cards] as const)).map(([id, text]) => found("card", id, text)),
    ),
    ...exercises.flatMap(({ published, answerKey, cases, hiddenCases, source }) => {
      const ids = [
        ...published.cases.map(({ id }) => [id, cases] as const),
        ...answerKey.variants.flat().map(({ id }) => [id, hiddenCases] as const),
      ];
      const questions = Object.values(published.exercise.parts).flatMap((part) =>
        part.type === "choices" ? part.questions.map(({ id }) => [id, source] as const) : [],
      );
      return [
        ...twice(ids).map(([id, text]) => found("case", id, text)),
        ...twice(questions).map(([id, text]) => found("question", id, text)),
      ];
    }),
  ];
}

const twice = (named: readonly (readonly [string, Text])[]): (readonly [string, Text])[] =>
  named.filter(([id], index) => named.findIndex(([other]) => other === id) < index);

function found(what: string, id: string, source: Text): Found {
  const last = [...source.text.matchAll(new RegExp(`\\bid: *["']?${id}\\b(?!-)`, "g"))].at(-1)?.index ?? 0;
  return {
    ...placeAt(source, last),
    message: `the ${what} \`${id}\` has the id of another`,
    write: "give it an id of its own",
  };
}
