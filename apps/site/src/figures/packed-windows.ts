import type { Answered, PlaceTheFact } from "./place-the-fact-data.ts";
import { type Placement, placements, windowOf } from "./placement.ts";

/** The data of the figure as a page carries it: two digits a window to the base 36, in the order of all placements. */
export interface PackedPlaceTheFact extends Pick<
  PlaceTheFact,
  "caption" | "start" | "question" | "questions"
> {
  alone: Answered;
  answered: string;
}

/** Packs what was recorded; the build has checked that every window is there. */
export function packWindows({
  caption,
  start,
  question,
  questions,
  windows,
}: PlaceTheFact): PackedPlaceTheFact {
  if (questions > 35) throw new Error("a figure of more than 35 questions needs more than a digit a count");
  const answered = placements.flatMap((each) => windows[windowOf(each)] ?? []);
  const digits = answered.map((count) => count.toString(36)).join("");
  return { caption, start, question, questions, alone: windows["alone"] ?? [0, 0], answered: digits };
}

/** Reads what was recorded for one placement. */
export function unpackWindow({ answered }: PackedPlaceTheFact, { today, old }: Placement): Answered {
  const place = placements.findIndex((each) => each.today === today && each.old === old);
  const read = (at: number): number => Number.parseInt(answered.charAt(at), 36);
  return [read(2 * place), read(2 * place + 1)];
}
