import type { Choosable } from "@assay/exercise/panel";

interface Props {
  item: Choosable;
  place: number;
  hint: string;
  locked: boolean;
  focus: () => void;
  grab: () => void;
  move: (by: -1 | 1) => void;
  remove: () => void;
}

/** Shows a chosen item at its place: it can be grabbed, moved with the arrow keys, and taken out with Delete. */
export function ChosenRow({ item, place, hint, locked, focus, grab, move, remove }: Props) {
  const isGone = item.text === "" && item.title === undefined;
  return (
    <li class={isGone ? "gone" : ""}>
      <button
        type="button"
        aria-describedby={hint}
        aria-disabled={locked}
        onFocus={focus}
        onPointerDown={(event) => {
          grab();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowUp") move(-1);
          else if (event.key === "ArrowDown") move(1);
          else if (event.key === "Delete" || event.key === "Backspace") remove();
          else return;
          event.preventDefault();
        }}
      >
        <span class="n">
          <span class="sr">Place </span>
          {place}
        </span>{" "}
        <code>{isGone ? item.id : (item.title ?? item.text.split("\n")[0])}</code>{" "}
        <span class="label">{isGone ? "no longer in the pool" : item.label}</span>
      </button>
    </li>
  );
}
