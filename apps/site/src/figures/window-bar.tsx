import { useRef } from "preact/hooks";
import { type Note, type Placement, moveNote, places } from "./placement.ts";

interface Props {
  placement: Placement;
  hint: string;
  change: (placement: Placement) => void;
}

const names: Record<Note, string> = { today: "Today's note", old: "The note of 2025" };
const years: Record<Note, string> = { today: "2026", old: "2025" };

/** The window as a bar of places: the reader drags the two notes in it, or moves them with the arrow keys. */
export function WindowBar({ placement, hint, change }: Props) {
  const bar = useRef<HTMLOListElement>(null);
  const dragged = useRef<Note>();
  const move = (note: Note, to: number): void => {
    const next = moveNote(placement, note, to);
    if (next[note] === placement[note]) return;
    change(next);
    // The places stay in the page; the focus goes with the note.
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>(`.${note}`)?.focus());
  };
  const follow = ({ clientX }: PointerEvent): void => {
    const box = bar.current?.getBoundingClientRect();
    if (dragged.current === undefined || box === undefined) return;
    const at = Math.floor((places * (clientX - box.left)) / box.width);
    move(dragged.current, Math.min(places - 1, Math.max(0, at)));
  };
  const noteAt = (place: number): Note | undefined =>
    place === placement.today ? "today" : place === placement.old ? "old" : undefined;
  return (
    <ol class="window" ref={bar} onPointerMove={follow} onPointerUp={() => (dragged.current = undefined)}>
      {Array.from({ length: places }, (_, place) => {
        const note = noteAt(place);
        if (note === undefined)
          return <li key={place} class="elsewhere" aria-label="A note about something else" />;
        return (
          <li key={place}>
            <button
              type="button"
              class={`placed ${note}`}
              aria-label={`${names[note]}, place ${place + 1} of ${places}`}
              aria-describedby={hint}
              onPointerDown={({ pointerId }) => {
                dragged.current = note;
                // The bar follows the pointer: the button itself goes away when its note moves.
                bar.current?.setPointerCapture(pointerId);
              }}
              onKeyDown={(event) => {
                if (event.key === "ArrowLeft") move(note, place - 1);
                else if (event.key === "ArrowRight") move(note, place + 1);
                else return;
                event.preventDefault();
              }}
            >
              {years[note]}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
