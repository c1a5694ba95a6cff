import type { CheckFunction } from "./check-function.ts";
import { resultOf } from "./compared-text.ts";
import { linesCut } from "./loose.ts";
import { judgeCount } from "./range.ts";

/** The marks are what is counted, so the loose mode keeps them. */
export const bulletCount: CheckFunction<"bulletCount"> = (check, view) =>
  judgeCount(linesCut(resultOf(view, check.of), check.mode).map(countBullets), check, "bullet point");

/** Counts the lines that begin with a bullet and say something; a numbered line is no bullet. */
export const countBullets = (text: string): number =>
  text.split("\n").filter((line) => /^[-*+•]\s+[^\s*-]/.test(line.trim())).length;
