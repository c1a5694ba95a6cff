/** Writes a count with its noun: `1 word`, `2 words`. */
export const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? "" : "s"}`;

/** Writes a stretch of time as a person says it: `3 s`, `2 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}

/** Writes the share as a percentage without its sign. */
export const percent = (share: number): number => Math.round(share * 100);

/** Writes a first letter large. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Keeps a name with hyphens on one line. */
export const unbroken = (name: string): string => name.replaceAll("-", "-\u2060");

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat("en-GB", options);
  return (time: string): string => formatter.format(new Date(time));
};

/** Writes a time of day: `10:42`. */
export const clock = format({ hour: "2-digit", minute: "2-digit" });

/** Writes a time of day to the second: `12:03:10`. */
export const exactClock = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

const shortDay = format({ day: "numeric", month: "short" });

/** Writes a day and a time: `14 Nov 08:51`. */
export const moment = (time: string): string => `${shortDay(time)} ${clock(time)}`;

/** Writes a day in full: `14 November 2026`. */
export const day = format({ day: "numeric", month: "long", year: "numeric" });
