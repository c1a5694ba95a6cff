import { useRef } from "preact/hooks";
import { type Example, flipExample, moveExample } from "./arrangement.ts";

interface Props {
  examples: Example[];
  labels: { P: string; N: string };
  hint: string;
  change: (examples: Example[]) => void;
}

/** Lets the reader arrange examples: by dragging or with the arrow keys; a click or Enter turns one over. */
export function Chips({ examples, labels, hint, change }: Props) {
  const row = useRef<HTMLOListElement>(null);
  const dragged = useRef<{ at: number; moved: boolean }>();
  const buttons = (): HTMLButtonElement[] => Array.from(row.current?.querySelectorAll("button") ?? []);
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= examples.length) return;
    change(moveExample(examples, from, to));
    // Chips keep their places in the page; the focus goes with the example.
    requestAnimationFrame(() => buttons()[to]?.focus());
  };
  const follow = ({ clientX, clientY }: PointerEvent): void => {
    const drag = dragged.current;
    if (drag === undefined) return;
    const to = buttons().findIndex((button) => holds(button.getBoundingClientRect(), clientX, clientY));
    if (to === -1 || to === drag.at) return;
    change(moveExample(examples, drag.at, to));
    dragged.current = { at: to, moved: true };
  };
  return (
    <ol
      class="chips large"
      ref={row}
      onPointerMove={follow}
      onPointerCancel={() => (dragged.current = undefined)}
    >
      {examples.map(({ label }, index) => (
        <li key={index}>
          <button
            type="button"
            class={`chip ${label.toLowerCase()}`}
            aria-label={`Example ${index + 1}, ${labels[label]}`}
            aria-describedby={hint}
            onPointerDown={(event) => {
              dragged.current = { at: index, moved: false };
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerUp={() => {
              if (dragged.current?.moved === false) change(flipExample(examples, index));
              dragged.current = undefined;
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowLeft") move(index, index - 1);
              else if (event.key === "ArrowRight") move(index, index + 1);
              else if (event.key === "Enter" || event.key === " ") change(flipExample(examples, index));
              else return;
              event.preventDefault();
            }}
          >
            {label}
          </button>
        </li>
      ))}
    </ol>
  );
}

const holds = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top - 40 && y <= bottom + 40;

/** Shows an arrangement that cannot be changed. */
export function FixedChips({ examples }: { examples: readonly Example[] }) {
  return (
    <span class="chips" role="img" aria-label={examples.map(({ label }) => label).join(" ")}>
      {examples.map(({ id, label }) => (
        <span key={id} class={`chip ${label.toLowerCase()}`}>
          {label}
        </span>
      ))}
    </span>
  );
}
