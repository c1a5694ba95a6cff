import { type CheckFunction, judge } from "./check-function.ts";
import { quoted, resultOf } from "./compared-text.ts";
import { judgeReadings, readings } from "./loose.ts";

export const placeholder: CheckFunction<"placeholder"> = (check, view) =>
  judgeReadings(readings(resultOf(view, check.of), check.mode), (text) => {
    const found = placeholdersIn(text);
    const listed = found.length === 0 ? "" : `: ${found.slice(0, 3).map(quoted).join(", ")}`;
    const counted = `It has ${found.length} ${found.length === 1 ? "placeholder" : "placeholders"}${listed}`;
    return judge(found.length >= check.min, `${counted}; at least ${check.min} are asked for.`);
  });

/** Lists [what stands in brackets]; a link's text and a box to tick are none. */
const placeholdersIn = (text: string): string[] =>
  (text.match(/\[[^[\]\n]+\](?!\()/g) ?? []).filter((each) => !/^\[\s*[xX]?\s*\]$/.test(each));
