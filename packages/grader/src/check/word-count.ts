import { type CheckFunction, judge } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { readings } from "./loose.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Counts words as a reader would: by Unicode word boundaries, punctuation not counted. */
export const countWords = (text: string): number =>
  [...segmenter.segment(text)].filter((segment) => segment.isWordLike).length;

export const wordCount: CheckFunction<"wordCount"> = (check, view) => {
  const counts = readings(resultOf(view, check.of), check.mode).map(countWords);
  const fits = (count: number) =>
    count >= (check.min ?? 0) && count <= (check.max ?? Number.POSITIVE_INFINITY);
  const count = counts.find(fits) ?? counts[0] ?? 0;
  return judge(fits(count), `It has ${count} ${count === 1 ? "word" : "words"}; ${range(check)}.`);
};

function range({ min, max }: { min?: number | undefined; max?: number | undefined }): string {
  if (min === undefined) return `at most ${max} are allowed`;
  return max === undefined ? `at least ${min} are asked for` : `${min} to ${max} are asked for`;
}
