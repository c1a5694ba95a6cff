import { type Check, type LeafCheck } from "@assay/exercise";
import { loadLanguages } from "./language.ts";

/** Lists the checks that look at a sample themselves, out of those that combine them. */
export function leavesIn(check: Check): LeafCheck[] {
  if ("that" in check) return leavesIn(check.that);
  if ("checks" in check) return check.checks.flatMap(leavesIn);
  return [check];
}

/** Loads what the checks need before the first of them is run. */
export async function prepareChecks(checks: readonly Check[]): Promise<void> {
  if (checks.flatMap(leavesIn).some((leaf) => leaf.check === "language")) await loadLanguages();
}
