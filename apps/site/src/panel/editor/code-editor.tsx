import { useState } from "preact/hooks";
import { isFiles } from "../artifact.ts";
import { CodeField } from "./code-field.tsx";
import type { EditorProps } from "./editors.ts";
import { findFailingLine } from "./failing-line.ts";
import { FileTabs } from "./file-tabs.tsx";

/** Edits the files of a code part, one at a time. */
export function CodeEditor({ name, part, value, locked, artifact, run, change }: EditorProps) {
  const files = isFiles(value) ? value : {};
  const { files: names, entry } =
    part.type === "code" || part.type === "assertions" ? part : { files: [], entry: "" };
  const [chosen, choose] = useState(entry);
  const failing = findFailingLine({ run, artifact });
  return (
    <div class="code-part">
      <FileTabs id={name} files={names} chosen={chosen} choose={choose} />
      <CodeField
        // A field is one document: its undo must not reach into another file.
        key={chosen}
        id={`${name}-${chosen}`}
        label={chosen}
        text={files[chosen] ?? ""}
        locked={locked}
        failing={failing?.file === chosen ? failing : undefined}
        change={(text) => change({ ...files, [chosen]: text })}
      />
      {failing !== undefined && (
        <p class="under">
          <span class="over">{failing.message}</span>
        </p>
      )}
    </div>
  );
}
