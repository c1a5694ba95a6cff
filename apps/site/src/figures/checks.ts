import { findAgentTraceProblems } from "./agent-trace-data.ts";
import { findApiLineProblems } from "./api-line-data.ts";
import { findArrangeSixProblems } from "./arrange-six-data.ts";
import { findGrammarStepperProblems } from "./grammar-stepper-data.ts";
import { findMutantBoardProblems } from "./mutant-board-data.ts";
import { findPlaceTheFactProblems } from "./place-the-fact-data.ts";
import { findTrifectaSwitchesProblems } from "./trifecta-switches-data.ts";
import type { FigureProblem } from "./question-data.ts";

/** What checks the data of each figure before a build, by the figure's name. */
export const figureChecks: Record<string, (value: unknown) => FigureProblem[]> = {
  "agent-trace": findAgentTraceProblems,
  "api-line": findApiLineProblems,
  "arrange-six": findArrangeSixProblems,
  "place-the-fact": findPlaceTheFactProblems,
  "grammar-stepper": findGrammarStepperProblems,
  "mutant-board": findMutantBoardProblems,
  "trifecta-switches": findTrifectaSwitchesProblems,
};
