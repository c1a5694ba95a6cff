/** The notes that the reader places: today's, and last year's note about the same thing. */
export type Note = "today" | "old";

/** Where the two notes stand, from 0; last year's may be left out. */
export interface Placement {
  today: number;
  old: number | undefined;
}

/** How many notes the window of the figure holds. */
export const places = 5;

/** Writes a placement as the data names it: `3`, or `3-5` with last year's note in the fifth place. */
export const windowOf = ({ today, old }: Placement): string =>
  old === undefined ? `${today + 1}` : `${today + 1}-${old + 1}`;

/** Reads a placement as the data names it. */
export function parseWindow(window: string): Placement {
  const [today = 1, old] = window.split("-").map(Number);
  return { today: today - 1, old: old === undefined ? undefined : old - 1 };
}

/** Moves a note to a place; it changes places with the other one there, and beyond the ends it stays. */
export function moveNote(placement: Placement, note: Note, to: number): Placement {
  const from = placement[note];
  if (from === undefined || to < 0 || to >= places) return placement;
  const other = note === "today" ? "old" : "today";
  return { ...placement, [note]: to, ...(placement[other] === to ? { [other]: from } : {}) };
}

/** Takes last year's note out, or puts it beside today's. */
export function toggleOld({ today, old }: Placement): Placement {
  if (old !== undefined) return { today, old: undefined };
  return { today, old: today === places - 1 ? today - 1 : today + 1 };
}

/** Lists every placement: without last year's note, then with it at each other place. */
export const placements: readonly Placement[] = Array.from({ length: places }, (_, today) => [
  { today, old: undefined },
  ...Array.from({ length: places }, (_, old) => ({ today, old })).filter(({ old }) => old !== today),
]).flat();
