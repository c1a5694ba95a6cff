import { type CheckFunction, judge } from "./check-function.ts";
import { quoted, resultOf } from "./compared-text.ts";
import { judgeReadings, readings } from "./loose.ts";

/** The commas of other scripts are commas too. */
export const noComma: CheckFunction<"noComma"> = (check, view) =>
  judgeReadings(readings(resultOf(view, check.of), check.mode), (text) => {
    const at = text.search(/[,،、，﹐﹑､]/);
    if (at === -1) return judge(true, "It has no comma.");
    return judge(false, `It has a comma: ${quoted(text.slice(Math.max(0, at - 15), at + 15).trim())}.`);
  });
