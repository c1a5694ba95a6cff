import type { CheckFunction } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { readings } from "./loose.ts";
import { judgeCount } from "./range.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Counts words as a reader would: by Unicode word boundaries, punctuation not counted. */
export const countWords = (text: string): number =>
  [...segmenter.segment(text)].filter((segment) => segment.isWordLike).length;

export const wordCount: CheckFunction<"wordCount"> = (check, view) => {
  const counts = readings(resultOf(view, check.of), check.mode).map(countWords);
  return judgeCount(counts, check, "word");
};
