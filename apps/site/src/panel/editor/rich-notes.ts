import type { TypeProblem } from "@assay/exercise";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Text, TransactionSpec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

/** Marks what a type checker says, in the text and beside it; F8 goes from one to the next and shows its sentence. */
export const richNotes = [
  lintGutter(),
  keymap.of(lintKeymap.filter(({ key }) => key === "F8")),
  EditorView.theme({
    // The package draws with pictures of fixed colours; these are the page's own.
    ".cm-lintRange-error": {
      backgroundImage: "none",
      textDecoration: "underline wavy var(--red)",
      textDecorationSkipInk: "none",
      textUnderlineOffset: "0.2em",
    },
    ".cm-lintPoint:after": { borderBottomColor: "var(--red)" },
    ".cm-gutter-lint": { width: "1rem" },
    ".cm-gutter-lint .cm-gutterElement": { padding: "0" },
    ".cm-lint-marker": { width: "1rem", height: "auto", textAlign: "center" },
    ".cm-lint-marker-error": { content: "normal" },
    ".cm-lint-marker-error:before": { content: '"!"', color: "var(--red)", fontWeight: "var(--w-strong)" },
    ".cm-tooltip": {
      maxWidth: "30rem",
      border: "var(--hair) solid var(--rule-2)",
      backgroundColor: "var(--sheet)",
      color: "var(--ink)",
      font: "var(--w-text) var(--t-small) / var(--l-small) var(--sans)",
    },
    ".cm-diagnostic": { marginLeft: "0", padding: "var(--s-1) var(--s-2)" },
    ".cm-diagnostic-error": { borderLeft: "var(--thick) solid var(--red)" },
    ".cm-diagnosticSource": { color: "var(--ink-3)", fontSize: "inherit", opacity: "1" },
  }),
];

/** Shows notes in place of those before. */
export const showNotes = (state: EditorState, notes: readonly TypeProblem[]): TransactionSpec =>
  setDiagnostics(
    state,
    notes.map((note): Diagnostic => {
      const from = placeIn(state.doc, note.line, note.column);
      const to = Math.max(from, placeIn(state.doc, note.endLine, note.endColumn));
      return { from, to, severity: "error", message: note.message, source: `TypeScript ${note.code}` };
    }),
  );

/** Finds a place that counts from 1; the text may have become shorter since it was named. */
export function placeIn(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + column - 1, to);
}
