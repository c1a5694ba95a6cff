import { quoted } from "./compared-text.ts";

/** The kinds of difference a learner can act on, in the words that findings use. */
export const differences = {
  empty: "It is empty.",
  extra: "It carries more than was asked for",
  partial: "It stops short of what was asked for",
  other: "It is",
} as const;

/** Says in a sentence how a text differs from the expected one. */
export function describeDifference(found: string, expected: string): string {
  if (found.trim() === "") return differences.empty;
  const at = found.indexOf(expected);
  if (at !== -1) return `${differences.extra}: ${describeSurplus(at, found.length - at - expected.length)}.`;
  if (expected.startsWith(found.trim())) return `${differences.partial}: ${quoted(found)}.`;
  return `${differences.other} ${quoted(found)}, not ${quoted(expected)}.`;
}

function describeSurplus(before: number, after: number): string {
  const parts = [
    before > 0 ? `${characters(before)} before` : "",
    after > 0 ? `${characters(after)} after` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

const characters = (count: number): string => `${count} ${count === 1 ? "character" : "characters"}`;
