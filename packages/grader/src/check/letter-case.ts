import type { CheckOf } from "@assay/exercise";
import { type CheckFunction, judge } from "./check-function.ts";
import { quoted, resultOf } from "./compared-text.ts";
import { judgeReadings, readings } from "./loose.ts";

type Case = CheckOf<"letterCase">["is"];

export const letterCase: CheckFunction<"letterCase"> = (check, view) =>
  judgeReadings(readings(resultOf(view, check.of), check.mode), (text) => {
    const words = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
    if (words.length === 0) return judge(false, "It has no letters.");
    const wrong = words.find((word, index) => !isWritten(word, { as: check.is, isFirst: index === 0 }));
    return wrong === undefined
      ? judge(true, `It is written in ${names[check.is]}.`)
      : judge(false, `It is not written in ${names[check.is]}: ${quoted(wrong)}.`);
  });

const names = { upper: "capital letters", lower: "small letters", title: "title case" } as const;

/** In title case every word has a capital first; one of up to three letters need not, unless it is the first. */
function isWritten(word: string, { as, isFirst }: { as: Case; isFirst: boolean }): boolean {
  if (as === "upper") return !/\p{Ll}/u.test(word);
  if (as === "lower") return !/[\p{Lu}\p{Lt}]/u.test(word);
  return !/^\p{Ll}/u.test(word) || (!isFirst && word.length <= 3);
}
