import { useEffect, useRef } from "preact/hooks";
import type { KnobProps } from "./settings-editor.tsx";

/** Edits a short list of texts, a line each; one more can be added while there may be more. */
export function TextsField({ id, title, option: { texts }, value, locked, change }: KnobProps) {
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
          <li key={index}>
            <input
              id={`${id}-${index}`}
              type="text"
              aria-label={`${title}, ${index + 1}`}
              value={line}
              maxLength={maxLength}
              readOnly={locked}
              spellcheck={false}
              autocomplete="off"
              onInput={(event) => change(lines.with(index, event.currentTarget.value))}
            />{" "}
            <button
              type="button"
              class="inline"
              aria-label={`Take out text ${index + 1}`}
              disabled={locked || lines.length <= atLeast}
              onClick={() => change(lines.toSpliced(index, 1))}
            >
              Take out
            </button>
          </li>
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
