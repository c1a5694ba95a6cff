import { CodeEditor } from "./code-editor.tsx";
import { findCodeProblems } from "./code-rules.ts";
import type { PartEditor } from "./editors.ts";

/** How TypeScript is edited and checked. */
export const codeEditor: PartEditor = {
  Editor: CodeEditor,
  findProblems: findCodeProblems,
  hasTokens: false,
};
