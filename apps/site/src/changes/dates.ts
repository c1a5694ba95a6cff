const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** Writes a day in words: `2026-11-23` as `23 November 2026`. */
export const dayInWords = (day: string): string => words.format(new Date(day));

/** Sorts what is dated, newest first; what has the same day keeps its order. */
export const newestFirst = <T extends { date: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => b.date.localeCompare(a.date));
