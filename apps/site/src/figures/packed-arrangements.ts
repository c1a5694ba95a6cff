import { type ArrangeSix, type Recorded, arrangements } from "./arrange-six-data.ts";

/** The data of the figure as a page carries it: what was recognised of each class, arrangement by arrangement. */
export interface PackedArrangeSix extends Omit<ArrangeSix, "arrangements"> {
  /** How many of each class there are: positive, negative. */
  of: [positive: number, negative: number];
  /** Recognised positives and negatives in the order of all arrangements: `12.11 9.12 …`. */
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
    recognised: all.map(({ recall }) => `${recall.positive[0]}.${recall.negative[0]}`).join(" "),
  };
}

/** Reads what was recorded for one arrangement. */
export function unpackArrangement({ of, recognised }: PackedArrangeSix, order: string): Recorded | undefined {
  const packed = recognised.split(" ")[arrangements.indexOf(order)];
  if (packed === undefined) return undefined;
  const [positive = 0, negative = 0] = packed.split(".").map(Number);
  return {
    passed: positive + negative,
    total: of[0] + of[1],
    recall: { positive: [positive, of[0]], negative: [negative, of[1]] },
  };
}
