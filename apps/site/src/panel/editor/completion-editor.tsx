import { useEffect, useRef } from "preact/hooks";
import type { EditorProps } from "./editors.ts";

/** Edits a text that the model continues. */
export function CompletionEditor({ name, title, value, locked, change }: EditorProps) {
  const text = typeof value === "string" ? value : "";
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // What was typed before this code had arrived is the learner's, not ours to throw away.
    const typed = field.current?.value;
    if (typed !== undefined && typed !== text) change(typed);
  }, []);
  return (
    <div class="text-part">
      <label for={name} class={title === undefined ? "sr" : "label"}>
        {title ?? "Your text"}
      </label>
      <textarea
        id={name}
        ref={field}
        rows={Math.max(6, text.split("\n").length)}
        value={text}
        readOnly={locked}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}
