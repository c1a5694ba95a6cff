import { type Alignment, countWords } from "./align.ts";
import { capital, count } from "./words.ts";

/** Says in words how a reply differs from the expected text; nothing when it does not. */
export function describeDifference(alignment: Alignment): string | undefined {
  const { before, same, after, lackingBefore, lackingAfter } = alignment;
  if (same === "")
    return before.trim() === "" ? "The reply is empty." : "Nothing of what was expected came back.";
  const lacking = measure(lackingBefore + lackingAfter, "missing");
  const parts = [surplus(before, after), lacking].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `${capital(parts.join(", "))}.`;
}

function surplus(before: string, after: string): string | undefined {
  const total = measure(`${before} ${after}`.trim(), "too many");
  if (total === undefined) return undefined;
  if (before.trim() === "") return `${total}, after it`;
  if (after.trim() === "") return `${total}, before it`;
  return `${total}: ${amount(before)} before it, ${amount(after)} after`;
}

function measure(text: string, what: string): string | undefined {
  if (text.trim() === "") return undefined;
  const words = countWords(text);
  return words > 0 ? `${count(words, "word")} ${what}` : `${count(sizeOf(text), "character")} ${what}`;
}

const amount = (text: string): string => {
  const words = countWords(text);
  return words > 0 ? String(words) : count(sizeOf(text), "character");
};

const sizeOf = (text: string): number => text.replaceAll(/\s/g, "").length;
