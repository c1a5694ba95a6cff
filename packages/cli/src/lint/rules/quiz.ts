import type { Course } from "../course.ts";
import type { Found } from "../finding.ts";
import { type Question, questionsOf } from "./questions.ts";

/** In how many questions of a hundred the right option may be the longest. */
const longest = 30;
/** What one position may hold of all right options. */
const mostAtOnePlace = 0.5;
/** Fewer questions say nothing about a habit. */
const fewest = { length: 4, position: 6 };

/** Finds questions that answer themselves: by the longest option, by its place, or with no single right one. */
export function findTellingQuizzes(course: Course): Found[] {
  const questions = questionsOf(course);
  return [...unclear(questions), ...tooLong(questions), ...oneSided(questions)];
}

const unclear = (questions: readonly Question[]): Found[] =>
  questions
    .filter(({ right }) => right.length !== 1)
    .map(({ place, ask, right }) => ({
      ...place,
      message: `the question “${ask}” has ${right.length} right options`,
      write: "write exactly one",
    }));

function tooLong(questions: readonly Question[]): Found[] {
  const telling = questions.filter(({ options, right: [index = 0] }) => {
    const lengths = options.map((option) => option.length);
    return lengths.every((length, other) => other === index || length < (lengths[index] ?? 0));
  });
  if (questions.length < fewest.length || telling.length * 100 <= questions.length * longest) return [];
  return telling.map(({ place, ask }) => ({
    ...place,
    message: `the right option of “${ask}” is the longest, as in ${telling.length} of ${questions.length} questions`,
    write: `shorten it or lengthen a wrong one; at most ${longest} in 100 are fine`,
  }));
}

function oneSided(questions: readonly Question[]): Found[] {
  if (questions.length < fewest.position) return [];
  const byPosition = Map.groupBy(questions, ({ right: [index = 0] }) => index);
  return [...byPosition].flatMap(([position, at]) => {
    const [first] = at;
    if (first === undefined || at.length <= questions.length * mostAtOnePlace) return [];
    return [
      {
        ...first.place,
        message: `${at.length} of ${questions.length} right options stand in place ${position + 1}`,
        write: "move some of them",
      },
    ];
  });
}
