import type { CheckFunction } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { linesCut } from "./loose.ts";
import { judgeCount } from "./range.ts";

export const paragraphCount: CheckFunction<"paragraphCount"> = (check, view) =>
  judgeCount(
    linesCut(resultOf(view, check.of), check.mode).map((text) => paragraphsIn(text).length),
    check,
    "paragraph",
  );

/** Splits a text at its blank lines; a line that only divides is no paragraph. */
export function paragraphsIn(text: string): string[] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "" || isDivider(line)) paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.flatMap((lines) => (lines.length === 0 ? [] : [lines.join("\n")]));
}

const isDivider = (line: string): boolean => /^(?:\*{3,}|-{3,}|_{3,})$/.test(line.replaceAll(/\s/g, ""));
