import { type Judgement, judge } from "./check-function.ts";

interface Range {
  min?: number | undefined;
  max?: number | undefined;
}

/** Says whether a count is allowed. */
export const isInRange = (count: number, { min = 0, max = Number.POSITIVE_INFINITY }: Range): boolean =>
  count >= min && count <= max;

/** Says what is allowed, as the end of a sentence. */
export function rangeWords({ min, max }: Range): string {
  if (min === undefined) return `at most ${max} are allowed`;
  if (max === undefined) return `at least ${min} are asked for`;
  return min === max ? `exactly ${min} are asked for` : `${min} to ${max} are asked for`;
}

/** Judges the counts of every reading of a text; one that is allowed is enough. */
export function judgeCount(counts: readonly number[], range: Range, noun: string): Judgement {
  const count = counts.find((each) => isInRange(each, range)) ?? counts[0] ?? 0;
  const found = `It has ${count} ${noun}${count === 1 ? "" : "s"}`;
  return judge(isInRange(count, range), `${found}; ${rangeWords(range)}.`);
}
