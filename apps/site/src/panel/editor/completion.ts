import { CompletionEditor } from "./completion-editor.tsx";
import type { PartEditor } from "./editors.ts";
import { findTextProblems } from "./text-rules.ts";

/** How a text that the model continues is edited and checked. */
export const completionEditor: PartEditor = { Editor: CompletionEditor, findProblems: findTextProblems };
