interface Props {
  at: number;
  count: number;
  move: (from: number, to: number) => void;
  remove: (at: number) => void;
}

/** Offers for one place what dragging and keys do, a press each; at either end a button keeps the focus it has. */
export function ChosenTools({ at, count, move, remove }: Props) {
  return (
    <p class="under tools">
      <span>
        Place {at + 1}:{" "}
        <button type="button" class="inline" aria-disabled={at === 0} onClick={() => move(at, at - 1)}>
          up
        </button>{" "}
        <button
          type="button"
          class="inline"
          aria-disabled={at === count - 1}
          onClick={() => move(at, at + 1)}
        >
          down
        </button>{" "}
        <button type="button" class="inline" onClick={() => remove(at)}>
          take out
        </button>
      </span>
    </p>
  );
}
