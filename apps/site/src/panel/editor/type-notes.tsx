import type { TypeProblem } from "@assay/exercise";
import { useEffect, useState } from "preact/hooks";
import { post } from "../api.ts";
import { type Files, createTypeWatch } from "./type-watch.ts";

/** What the list of notes is given. */
export interface TypeNotesProps {
  exercise: string;
  part: string;
  files: Files;
  notes: readonly TypeProblem[];
  show: (notes: readonly TypeProblem[]) => void;
  /** Brings the learner to the place of a note. */
  go: (note: TypeProblem) => void;
}

/** More would push the buttons away; the rest is marked in the text. */
const most = 5;

/** Asks for what TypeScript says of the code, and lists it by line. */
export function TypeNotes({ exercise, part, files, notes, show, go }: TypeNotesProps) {
  const [watch] = useState(() =>
    createTypeWatch({
      ask: (written) => post(`/api/exercises/${exercise}/types`, { part, files: written }),
      tell: show,
    }),
  );
  useEffect(() => () => watch.end(), [watch]);
  useEffect(() => watch.write(files), [watch, files]);
  if (notes.length === 0) return null;
  const isAlone = Object.keys(files).length === 1;
  return (
    <div class="type-notes">
      <p class="label">What TypeScript says; it runs all the same</p>
      <ul>
        {notes.slice(0, most).map((note) => (
          <li key={`${note.file} ${note.line} ${note.column} ${note.code}`}>
            <button type="button" class="inline" onClick={() => go(note)}>
              {isAlone ? "" : `${note.file}, `}line {note.line}
            </button>
            : {note.message}
          </li>
        ))}
      </ul>
      {notes.length > most && <p>and {notes.length - most} more, marked in the code</p>}
    </div>
  );
}
