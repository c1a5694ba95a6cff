import { type CheckFunction, judge } from "./check-function.ts";
import { quoted, resultOf } from "./compared-text.ts";
import { judgeReadings, readings } from "./loose.ts";

export const quotation: CheckFunction<"quotation"> = (check, view) =>
  judgeReadings(readings(resultOf(view, check.of), check.mode), (text) => {
    const whole = text.trim();
    if (isQuotation(whole)) return judge(true, "All of it stands in double quotation marks.");
    const ends = `it begins with ${quoted(whole.slice(0, 10))} and ends with ${quoted(whole.slice(-10))}`;
    return judge(false, `Not all of it stands in one pair of double quotation marks: ${ends}.`);
  });

const pairs = ['""', "“”", "„“", "„”", "«»", "»«"];

/** Says whether one pair of marks holds the whole text: `"a" and "b"` is two quotations. */
function isQuotation(text: string): boolean {
  return pairs.some(([open = "", close = ""]) => {
    const inside = text.slice(1, -1);
    const isHeld = text.length > 2 && text.startsWith(open) && text.endsWith(close);
    return isHeld && inside.trim() !== "" && !inside.replaceAll(/\\["“”„«»]/g, "").includes(close);
  });
}
