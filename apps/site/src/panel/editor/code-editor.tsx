import type { TypeProblem } from "@assay/exercise";
import { useMemo, useState } from "preact/hooks";
import { isFiles, isSame } from "../artifact.ts";
import { CodeField } from "./code-field.tsx";
import type { EditorProps } from "./editors.ts";
import { findFailingLine } from "./failing-line.ts";
import { FileTabs } from "./file-tabs.tsx";
import { LazyTypeNotes } from "./lazy-type-notes.tsx";

/** Edits the files of a code part, one at a time. */
export function CodeEditor(props: EditorProps) {
  const { name, title, partName, part, value, locked, exercise, artifact, run, change } = props;
  const files = isFiles(value) ? value : {};
  const { files: names, entry } =
    part.type === "code" || part.type === "assertions" ? part : { files: [], entry: "" };
  const [chosen, choose] = useState(entry);
  const failing = findFailingLine({ run, artifact });
  const [notes, showNotes] = useState<readonly TypeProblem[]>([]);
  const [target, aim] = useState<TypeProblem>();
  const notesHere = useMemo(() => notes.filter(({ file }) => file === chosen), [notes, chosen]);
  const go = (note: TypeProblem): void => {
    choose(note.file);
    aim(note);
  };
  return (
    <div class="code-part">
      {title !== undefined && <p class="label">{title}</p>}
      <FileTabs id={name} files={names} chosen={chosen} choose={choose} />
      <CodeField
        // A field is one document: its undo must not reach into another file.
        key={chosen}
        id={`${name}-${chosen}`}
        label={chosen}
        text={files[chosen] ?? ""}
        locked={locked}
        failing={failing?.file === chosen ? failing : undefined}
        notes={notesHere}
        target={target?.file === chosen ? target : undefined}
        reached={() => aim(undefined)}
        change={(text) => change({ ...files, [chosen]: text })}
      />
      {!isSame(files, exercise.starter[partName]) && (
        <LazyTypeNotes
          exercise={exercise.exercise.id}
          part={partName}
          files={files}
          notes={notes}
          show={showNotes}
          go={go}
        />
      )}
      {failing !== undefined && (
        <p class="under">
          <span class="over">{failing.message}</span>
        </p>
      )}
    </div>
  );
}
