import { useEffect, useRef } from "preact/hooks";
import type { KnobProps } from "./settings-editor.tsx";

/** Edits a short list of texts, a line each; one more can be added while there may be more. */
export function TextsField({ title, option: { texts }, value, locked, change }: KnobProps) {
  const lines = Array.isArray(value) ? value.map((each) => (typeof each === "string" ? each : "")) : [];
  const added = useRef(false);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (added.current) list.current?.querySelector<HTMLElement>("li:last-child input")?.focus();
    added.current = false;
  }, [lines.length]);
  if (texts === undefined) return null;
  const { atLeast, atMost, maxLength } = texts;
  return (
    <fieldset>
      <legend>{title}</legend>
      <ol ref={list}>
        {lines.map((line, index) => (
          <Line
            key={index}
            name={`${title}, ${index + 1}`}
            line={line}
            maxLength={maxLength}
            locked={locked}
            change={(next) => change(lines.with(index, next))}
            remove={lines.length <= atLeast ? undefined : () => change(lines.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <button
        type="button"
        class="inline"
        disabled={locked || lines.length >= atMost}
        onClick={() => {
          added.current = true;
          change([...lines, ""]);
        }}
      >
        Add a text
      </button>{" "}
      <span>
        {lines.length} of {atMost}
      </span>
    </fieldset>
  );
}

interface LineProps {
  name: string;
  line: string;
  maxLength: number;
  locked: boolean;
  change: (line: string) => void;
  /** Absent where there must be as many as there are. */
  remove: (() => void) | undefined;
}

function Line({ name, line, maxLength, locked, change, remove }: LineProps) {
  return (
    <li>
      <input
        type="text"
        aria-label={name}
        value={line}
        maxLength={maxLength}
        readOnly={locked}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => change(event.currentTarget.value)}
      />{" "}
      <button
        type="button"
        class="inline"
        aria-label={`Take out: ${name}`}
        disabled={locked || remove === undefined}
        onClick={remove}
      >
        Take out
      </button>
    </li>
  );
}
