import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { TypeNotesProps } from "./type-notes.tsx";

let loaded: ComponentType<TypeNotesProps> | undefined;

/** Fetches the code that asks about types once something is written, and shows nothing without it. */
export function LazyTypeNotes(props: TypeNotesProps) {
  const [Notes, show] = useState(() => loaded);
  useEffect(() => {
    if (Notes !== undefined) return;
    const load = async (): Promise<void> => {
      // Without a network there is nobody to ask either.
      loaded ??= await import("./type-notes.tsx").then(
        ({ TypeNotes }) => TypeNotes,
        () => undefined,
      );
      show(() => loaded);
    };
    void load();
  }, []);
  useEffect(() => () => props.show([]), []);
  return Notes === undefined ? null : <Notes {...props} />;
}
