import { count, day } from "../panel/words.ts";

const minute = 60_000;
const hour = 60 * minute;
const oneDay = 24 * hour;

/** Writes how long it is until a time: `10 min`, `3 h`, `8 days`. */
export function until(due: Date, now: Date): string {
  const span = Math.max(0, due.getTime() - now.getTime());
  if (span < hour) return `${Math.max(1, Math.round(span / minute))} min`;
  if (span < oneDay) return `${Math.round(span / hour)} h`;
  return count(Math.round(span / oneDay), "day");
}

/** Says when the next card is due: `in 3 h`, `on 4 December 2026`. */
export const nextWords = (due: Date, now: Date): string =>
  due.getTime() - now.getTime() < 2 * oneDay ? `in ${until(due, now)}` : `on ${day(due.toISOString())}`;

/** Writes how many cards: `One card`, `12 cards`. */
export const cardWords = (amount: number): string => (amount === 1 ? "One card" : `${amount} cards`);
