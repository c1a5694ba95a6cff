import { type ArrangeSix, type Recorded, arrangements } from "./arrange-six-data.ts";

/** The data of the figure as a page carries it: what was recognised of each class, arrangement by arrangement. */
export interface PackedArrangeSix extends Omit<ArrangeSix, "arrangements"> {
  /** How many of each class there are: positive, negative. */
  of: [positive: number, negative: number];
  /** Recognised positives and negatives in the order of all arrangements, a digit to the base 36 each: `cb9c…`. */
  recognised: string;
}

/** Packs what was recorded; the build has checked that every arrangement was measured on the same cases. */
export function packArrangements(data: ArrangeSix): PackedArrangeSix {
  const { caption, labels, gate, start, named, question } = data;
  const all = arrangements.flatMap((order) => data.arrangements[order] ?? []);
  const [first] = all;
  return {
    caption,
    labels,
    gate,
    start,
    named,
    question,
    of: [first?.recall.positive[1] ?? 0, first?.recall.negative[1] ?? 0],
    recognised: all.map(({ recall }) => digit(recall.positive[0]) + digit(recall.negative[0])).join(""),
  };
}

/** Reads what was recorded for one arrangement. */
export function unpackArrangement({ of, recognised }: PackedArrangeSix, order: string): Recorded | undefined {
  const place = arrangements.indexOf(order);
  if (place < 0) return undefined;
  const read = (index: number): number => Number.parseInt(recognised.charAt(index), 36);
  const [positive, negative] = [read(2 * place), read(2 * place + 1)];
  return {
    passed: positive + negative,
    total: of[0] + of[1],
    recall: { positive: [positive, of[0]], negative: [negative, of[1]] },
  };
}

function digit(count: number): string {
  if (count > 35)
    throw new Error("a figure of more than 35 reviews a class needs more than a digit for each");
  return count.toString(36);
}
