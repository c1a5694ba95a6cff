import type { FieldCounts } from "../grade.ts";

/** Computes the harmonic mean of precision and recall over fields; where there are none, nothing differs. */
export const fieldF1 = ({ right, found, expected }: FieldCounts): number =>
  found + expected === 0 ? 1 : (2 * right) / (found + expected);

/** Writes it with two digits, rounded down, so that what is shown never looks as if it were enough. */
export const shownF1 = (counts: FieldCounts): string =>
  String(Math.floor(fieldF1(counts) * 100 + 1e-9) / 100);
