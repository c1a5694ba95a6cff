import { findArrangeSixProblems } from "./arrange-six-data.ts";
import type { FigureProblem } from "./figure-data.ts";
import { findPlaceTheFactProblems } from "./place-the-fact-data.ts";

/** What checks the data of each figure before a build, by the figure's name. */
export const figureChecks: Record<string, (value: unknown) => FigureProblem[]> = {
  "arrange-six": findArrangeSixProblems,
  "place-the-fact": findPlaceTheFactProblems,
};
