import type { Gate } from "../exercise.ts";
import type { Grade, Tally } from "../grade.ts";
import { countMutants } from "./mutants.ts";

/** One count that a gate looks at, and how many of it must pass. */
export interface GateCount extends Tally {
  needed: number;
}

type Counted = Pick<Grade["hidden"], "passed" | "total" | "byLabel"> & Partial<Tally>;

/** Lists the counts that all have to reach their number; none for a gate over fields, which counts no cases. */
export function gateCounts({ metric, atLeast, falseAlarms = 0 }: Gate, hidden: Counted): GateCount[] {
  const { passed, total, ungraded = 0, byLabel } = hidden;
  const all = { passed, total, ungraded, needed: Math.ceil(atLeast) };
  switch (metric) {
    case "cases":
      return [all];
    case "lowestRecall": {
      const labels = Object.values(byLabel).map((each) => ({ ...each, needed: Math.ceil(atLeast) }));
      // Without labels nothing passes by itself.
      return labels.length === 0 ? [all] : labels;
    }
    case "mutants": {
      const { defects, good } = countMutants(byLabel);
      return [
        { ...defects, needed: Math.ceil(atLeast) },
        { ...good, needed: good.total - falseAlarms },
      ];
    }
    case "fieldF1":
      return [];
  }
}
