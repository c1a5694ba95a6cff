import type { Course, LintedLesson } from "../course.ts";
import type { Found } from "../finding.ts";
import { placeAt, placeOf, withoutHead } from "../place.ts";

/** How long a lesson takes, in minutes. */
const minutes = { least: 25, most: 40 };
const wordsPerMinute = 230;

/** Finds lessons whose plan does not fit what is in them, or whose first exercise comes late. */
export const findWrongPace = ({ lessons, content }: Course): Found[] =>
  lessons.flatMap((lesson) => [
    ...planProblems(lesson, (id) => content.exercises.get(id)?.exercise.minutes ?? 0),
    ...startProblems(lesson),
  ]);

function planProblems({ lesson, source }: LintedLesson, minutesOf: (exercise: string) => number): Found[] {
  const planned = lesson.plan.reduce((sum, each) => sum + each.minutes, 0);
  const place = placeOf(source, /^plan:/m);
  if (planned < minutes.least || planned > minutes.most) {
    const write = `a lesson takes ${minutes.least} to ${minutes.most}: split it or fill it`;
    return [{ ...place, message: `the plan comes to ${planned} minutes`, write }];
  }
  const reading = Math.ceil(countWords(withoutHead(source.text)) / wordsPerMinute);
  const doing = lesson.exercises.required.reduce((sum, slug) => sum + minutesOf(`${lesson.id}/${slug}`), 0);
  if (reading + doing <= planned) return [];
  const message = `the plan has ${planned} minutes, reading takes ${reading} and the required exercises ${doing}`;
  return [{ ...place, message, write: "plan more time, shorten the text or make an exercise optional" }];
}

function startProblems({ source }: LintedLesson): Found[] {
  const text = withoutHead(source.text);
  const at = text.search(/<Exercise\b/);
  const write = "put an <Exercise /> into the first third";
  if (at < 0) return [{ file: source.file, line: 1, message: "the lesson shows no exercise", write }];
  const share = countWords(text.slice(0, at)) / Math.max(countWords(text), 1);
  if (share * 3 <= 1) return [];
  const message = `the first exercise comes after ${Math.round(share * 100)} % of the text`;
  return [{ ...placeAt(source, at), message, write }];
}

/** Counts the words of prose: not of elements. */
const countWords = (text: string): number =>
  text.replaceAll(/<[^>]*>/g, " ").match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
