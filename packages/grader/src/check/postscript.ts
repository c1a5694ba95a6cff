import { type CheckFunction, judge } from "./check-function.ts";
import { quoted, resultOf } from "./compared-text.ts";
import { judgeReadings, readings } from "./loose.ts";
import { paragraphsIn } from "./paragraph-count.ts";

export const postscript: CheckFunction<"postscript"> = (check, view) =>
  judgeReadings(readings(resultOf(view, check.of), check.mode), (text) => {
    const last = paragraphsIn(text).at(-1) ?? "";
    const line = last.split("\n").find((each) => saysAfter(each, check.marker));
    return line === undefined
      ? judge(
          false,
          `It does not end with a postscript: no line of its last paragraph begins with ${quoted(check.marker)}.`,
        )
      : judge(true, `It ends with ${quoted(line.trim())}.`);
  });

/** Says whether a line begins with the marker, in any letter case, and has words after it. */
function saysAfter(line: string, marker: string): boolean {
  const text = line.trim().toLowerCase();
  return text.startsWith(marker.toLowerCase()) && /[\p{L}\p{N}]/u.test(text.slice(marker.length));
}
