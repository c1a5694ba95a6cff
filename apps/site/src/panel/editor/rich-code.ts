import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, keymap, lineNumbers } from "@codemirror/view";
import type { TypeProblem } from "@assay/exercise";
import { createEcho } from "./echo.ts";
import { placeIn, richNotes, showNotes } from "./rich-notes.ts";
import { richTheme } from "./rich-theme.ts";

/** An editor of one file. */
export interface RichCode {
  /** Shows the text as it is now; what the learner typed is there already. */
  show(state: RichState): void;
  /** Brings the cursor to a place, counted from 1, and the place into sight. */
  goTo(place: { line: number; column: number }): void;
  focus(): void;
  destroy(): void;
}

interface RichState {
  text: string;
  locked: boolean;
  failingLine: number | undefined;
  /** What a type checker says of the text. */
  notes: readonly TypeProblem[];
}

interface Options {
  id: string;
  label: string;
  text: string;
  /** Where the cursor stands. */
  selection: number;
  onChange: (text: string) => void;
}

/** Puts an editor with line numbers, colours, brackets and undo into a place of the page. */
export function createRichCode(parent: HTMLElement, options: Options): RichCode {
  const echo = createEcho(options.text);
  const lock = new Compartment();
  const mark = new Compartment();
  let noted: readonly TypeProblem[] = [];
  // In a shadow its styles are sheets that the page's policy allows; as elements it would forbid them.
  const shadow = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: shadow,
    root: shadow,
    state: EditorState.create({
      doc: options.text,
      selection: { anchor: Math.min(options.selection, options.text.length) },
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        javascript({ typescript: true }),
        richTheme,
        richNotes,
        // Escape, then Tab, leaves the editor.
        keymap.of([...defaultKeymap.filter(isOurs), ...historyKeymap, indentWithTab]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": options.label, id: options.id, translate: "no" }),
        lock.of(locking(false)),
        mark.of([]),
        EditorView.updateListener.of((update) => {
          const isShown = update.transactions.some((each) => each.annotation(shownText) === true);
          if (update.docChanged && !isShown) options.onChange(echo.told(update.state.doc.toString()));
        }),
      ],
    }),
  });
  return {
    show: ({ text, locked, failingLine, notes }) => {
      if (echo.isNews(text)) {
        const changes = { from: 0, to: view.state.doc.length, insert: text };
        view.dispatch({ changes, annotations: shownText.of(true) });
      }
      if (view.state.readOnly !== locked) view.dispatch({ effects: lock.reconfigure(locking(locked)) });
      view.dispatch({ effects: mark.reconfigure(marking(view.state, failingLine)) });
      // The marks move with the text until there are new ones.
      if (notes !== noted) view.dispatch(showNotes(view.state, notes));
      noted = notes;
    },
    goTo: ({ line, column }) => {
      view.dispatch({ selection: { anchor: placeIn(view.state.doc, line, column) }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** Marks a change that comes from outside, such as a reset: it is not told back. */
const shownText = Annotation.define<boolean>();

const locking = (locked: boolean) => [EditorState.readOnly.of(locked), EditorView.editable.of(!locked)];

function marking({ doc }: EditorState, line: number | undefined) {
  if (line === undefined || line > doc.lines) return [];
  const failing = Decoration.line({ class: "cm-failing" }).range(doc.line(line).from);
  return EditorView.decorations.of(Decoration.set([failing]));
}

/** Ctrl Enter runs the exercise: the panel's key, not the editor's. */
const isOurs = ({ key }: { key?: string }): boolean => key !== "Mod-Enter";
