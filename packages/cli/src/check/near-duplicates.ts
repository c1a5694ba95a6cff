import type { Case } from "@assay/exercise";
import { distance } from "fastest-levenshtein";

export interface NearDuplicate {
  hidden: string;
  visible: string;
  /** What share of the text is the same, 0 to 1. */
  similarity: number;
}

/** From this share of equal text on, a learner who has seen one case has seen the other. */
export const nearlySame = { text: 0.75, data: 1 };

/** Lists hidden cases whose input is nearly that of a visible one, so that hidden cases ask something new. */
export function findNearDuplicates(
  hidden: readonly Case[],
  visible: readonly Case[],
  limit: number = nearlySame.text,
): NearDuplicate[] {
  const key = JSON.stringify([hidden, visible, limit]);
  const found = known.get(key) ?? compareAll(hidden, visible, limit);
  known.set(key, found);
  return found;
}

/** A preview reads the course at each save, and most of it is as it was. */
const known = new Map<string, NearDuplicate[]>();

function compareAll(hidden: readonly Case[], visible: readonly Case[], limit: number): NearDuplicate[] {
  const shown = visible.map((each) => ({ id: each.id, text: inputText(each) }));
  return hidden.flatMap((each) => {
    const text = inputText(each);
    return shown.flatMap((other) => {
      const similarity = similarityOf(text, other.text, limit);
      return similarity >= limit ? [{ hidden: each.id, visible: other.id, similarity }] : [];
    });
  });
}

const inputText = ({ input }: Case): string =>
  Object.keys(input)
    .toSorted()
    .map((name) => JSON.stringify(input[name]))
    .join(" ")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function similarityOf(a: string, b: string, limit: number): number {
  const longer = Math.max(a.length, b.length, 1);
  const allowed = Math.floor((1 - limit) * longer);
  // Counting edits is slow, and in vain where the lengths alone differ by more than is allowed.
  if (a === b || Math.abs(a.length - b.length) > allowed) return a === b ? 1 : 0;
  return 1 - distance(a, b) / longer;
}
