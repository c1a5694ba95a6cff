import type { TypeProblem } from "@assay/exercise";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FailingLine } from "./failing-line.ts";
import type { RichCode } from "./rich-code.ts";

interface Props {
  id: string;
  label: string;
  text: string;
  locked: boolean;
  failing: FailingLine | undefined;
  /** What a type checker says of the file. */
  notes: readonly TypeProblem[];
  /** A place to bring the cursor to. */
  target: TypeProblem | undefined;
  /** The cursor is there. */
  reached: () => void;
  change: (text: string) => void;
}

/** Edits one file: a plain text field that becomes an editor once the code for one has arrived. */
export function CodeField(props: Props) {
  const { id, label, text, locked, failing, notes, target, reached, change } = props;
  const place = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [rich, setRich] = useState<RichCode>();
  const failingLine = failing?.line;
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    let isGone = false;
    let made: RichCode | undefined;
    // What was typed before this code had arrived is the learner's, not ours to throw away.
    const typed = plain.current?.value;
    if (typed !== undefined && typed !== text) change(typed);
    const enrich = async (): Promise<void> => {
      // Without a network the plain field goes on.
      const rich = await import("./rich-code.ts").catch(() => undefined);
      if (rich === undefined || isGone || place.current === null) return;
      const hadFocus = document.activeElement === plain.current;
      made = rich.createRichCode(place.current, {
        id,
        label,
        text: plain.current?.value ?? text,
        selection: plain.current?.selectionStart ?? 0,
        onChange: (next) => latest.current(next),
      });
      if (hadFocus) made.focus();
      setRich(made);
    };
    void enrich();
    return () => {
      isGone = true;
      made?.destroy();
    };
  }, []);
  useEffect(() => rich?.show({ text, locked, failingLine, notes }), [rich, text, locked, failingLine, notes]);
  useEffect(() => {
    if (target === undefined) return;
    if (rich === undefined) goToPlain(plain.current, target);
    else rich.goTo(target);
    reached();
  }, [rich, target]);
  return (
    <div class="code-field">
      <div ref={place} />
      {rich === undefined && (
        <>
          <label for={id} class="sr">
            {label}
          </label>
          <textarea
            id={id}
            ref={plain}
            rows={Math.max(12, text.split("\n").length)}
            value={text}
            readOnly={locked}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            onInput={(event) => change(event.currentTarget.value)}
          />
        </>
      )}
    </div>
  );
}

/** Brings the cursor of a plain field to a place, counted from 1. */
function goToPlain(field: HTMLTextAreaElement | null, { line, column }: TypeProblem): void {
  if (field === null) return;
  const before = field.value.split("\n").slice(0, line - 1);
  const start = before.reduce((sum, each) => sum + each.length + 1, column - 1);
  field.focus();
  field.setSelectionRange(start, start);
}
