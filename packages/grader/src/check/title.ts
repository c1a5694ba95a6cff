import { type CheckFunction, judge } from "./check-function.ts";
import { quoted, resultOf } from "./compared-text.ts";
import { judgeReadings, readings } from "./loose.ts";

export const title: CheckFunction<"title"> = (check, view) =>
  judgeReadings(readings(resultOf(view, check.of), check.mode), (text) => {
    const found = titleIn(text);
    return found === undefined
      ? judge(false, "No line has a title in <<double angle brackets>>.")
      : judge(true, `Its title is ${quoted(found)}.`);
  });

/** Finds the first title; an empty one is none. */
function titleIn(text: string): string | undefined {
  for (const line of text.split("\n")) {
    const start = line.indexOf("<<");
    const end = line.lastIndexOf(">>");
    const inside = start === -1 ? "" : line.slice(start + 2, Math.max(start + 2, end)).trim();
    if (/[^<>\s]/.test(inside)) return inside;
  }
  return undefined;
}
