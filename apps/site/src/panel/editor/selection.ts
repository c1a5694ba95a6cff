import type { PartEditor } from "./editors.ts";
import { SelectionEditor } from "./selection-editor.tsx";
import { choiceToCount, findChoiceProblems } from "./selection-rules.ts";

/** How a choice from a pool is edited, checked and counted. */
export const selectionEditor: PartEditor = {
  Editor: SelectionEditor,
  findProblems: findChoiceProblems,
  textToCount: choiceToCount,
};
