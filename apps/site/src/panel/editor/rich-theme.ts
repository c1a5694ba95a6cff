import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** How an editor looks: in the tokens of the page, which reach into its shadow. */
export const richTheme = [
  EditorView.theme({
    "&": { color: "var(--ink)", backgroundColor: "transparent" },
    "&.cm-focused": { outline: "var(--thick) solid var(--brass)", outlineOffset: "calc(-1 * var(--thick))" },
    ".cm-scroller": {
      minHeight: "12rem",
      paddingBlock: "var(--s-1)",
      font: "var(--w-text) var(--t-mono) / var(--l-mono) var(--mono)",
    },
    ".cm-content": { caretColor: "var(--ink)" },
    ".cm-cursor": { borderLeftColor: "var(--ink)" },
    ".cm-gutters": { border: "0", backgroundColor: "transparent", color: "var(--ink-3)" },
    ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
      backgroundColor: "var(--brass-wash)",
    },
    ".cm-failing": { backgroundColor: "var(--red-wash)", boxShadow: "inset var(--thick) 0 var(--red)" },
    "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--brass-wash)" },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.keyword, tags.definitionKeyword, tags.typeName], fontWeight: "var(--w-strong)" },
      { tag: tags.comment, color: "var(--ink-3)", fontStyle: "italic" },
      { tag: [tags.string, tags.number, tags.regexp, tags.bool, tags.null], color: "var(--brass)" },
    ]),
  ),
];
