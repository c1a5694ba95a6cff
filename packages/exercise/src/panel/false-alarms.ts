/** The label of what must be accepted, where planted defects are counted; every other label is a kind of defect. */
export const goodLabel = "good";

/** Counts false alarms: `no false alarm`, `1 false alarm`, `2 false alarms`. */
export const alarmWords = (count: number): string =>
  `${count === 0 ? "no" : count} false alarm${count > 1 ? "s" : ""}`;

/** Says how many alarms may be false, behind “and”: `no false alarm`, `at most 2 false alarms`. */
export const allowedWords = (count = 0): string =>
  count === 0 ? alarmWords(count) : `at most ${alarmWords(count)}`;
