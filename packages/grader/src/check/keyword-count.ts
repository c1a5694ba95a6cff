import { type CheckFunction, judge } from "./check-function.ts";
import { comparable, quoted, resultOf } from "./compared-text.ts";
import { isInRange, rangeWords } from "./range.ts";

export const keywordCount: CheckFunction<"keywordCount"> = (check, view) => {
  const count = countKeyword(comparable(resultOf(view, check.of), check), comparable(check.keyword, check));
  const times = count === 1 ? "once" : `${count} times`;
  return judge(isInRange(count, check), `${quoted(check.keyword)} occurs ${times}; ${rangeWords(check)}.`);
};

/** Counts a keyword where it stands as a word of its own: `cat` is not in `concatenate`. */
export function countKeyword(text: string, keyword: string): number {
  let count = 0;
  let at = text.indexOf(keyword);
  while (at !== -1) {
    const end = at + keyword.length;
    const stands = !isJoined(text, at) && !isJoined(text, end);
    if (stands) count += 1;
    at = text.indexOf(keyword, stands ? end : at + 1);
  }
  return count;
}

// Scripts that write words without spaces have no such boundary.
const inWord = /^[\p{L}\p{M}\p{N}_]$/u;
const unspaced =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u;

/** Says whether a place lies inside a word. */
function isJoined(text: string, at: number): boolean {
  const before = characterBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return [before, after].every((each) => inWord.test(each) && !unspaced.test(each));
}

function characterBefore(text: string, at: number): string {
  const pair = text.slice(Math.max(0, at - 2), at);
  return (pair.codePointAt(0) ?? 0) > 0xffff ? pair : pair.slice(-1);
}
