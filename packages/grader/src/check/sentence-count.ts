import type { CheckFunction } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { readings } from "./loose.ts";
import { judgeCount } from "./range.ts";

export const sentenceCount: CheckFunction<"sentenceCount"> = (check, view) =>
  judgeCount(readings(resultOf(view, check.of), check.mode).map(countSentences), check, "sentence");

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
// Unicode's rules end a sentence at every full stop before a capital letter.
const abbreviation = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|vs|approx|e\.g|i\.e)\.\s*$/;

/** Counts sentences by Unicode's boundaries; a line break ends one, the full stop of `Dr.` does not. */
export function countSentences(text: string): number {
  let count = 0;
  let isOpen = false;
  for (const { segment } of segmenter.segment(text)) {
    if (!isOpen && /[\p{L}\p{N}]/u.test(segment)) count += 1;
    // The end of a segment is enough: an abbreviation is short.
    isOpen = abbreviation.test(segment.slice(-16)) && !segment.includes("\n");
  }
  return count;
}
