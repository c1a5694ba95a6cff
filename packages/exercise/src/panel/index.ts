/** What islands may import as values: no zod behind it. */
export { foldEvents } from "./fold.ts";
export type { CellState, HiddenCell, RunView, VisibleCell } from "./fold.ts";
export { fillPlaceholders, findPlaceholders } from "./placeholders.ts";
export { changeOf, comparePaired } from "./paired.ts";
export type { Change, Comparison } from "./paired.ts";
export { placeholdersOf } from "./placeholder-rules.ts";
export type { PlaceholderRules } from "./placeholder-rules.ts";
export { choosableItems, findSelectionProblems, longestSelection, renderSelection } from "./selection.ts";
export type { Choosable, SelectionProblem } from "./selection.ts";
export { findSettingsProblems } from "./settings.ts";
export { decidingLabel, gateWords } from "./gate-words.ts";
export { curtailedWords } from "./curtailed-words.ts";
export { fieldF1, shownF1 } from "./field-f1.ts";
export { gateCounts } from "./gate-counts.ts";
export type { GateCount } from "./gate-counts.ts";
export { alarmWords, allowedWords, goodLabel } from "./false-alarms.ts";
export { caughtWords, countMutants, mutantWords, slippedWords } from "./mutants.ts";
export type { MutantCounts } from "./mutants.ts";
