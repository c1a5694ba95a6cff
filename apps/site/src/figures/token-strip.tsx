import { useRef } from "preact/hooks";
import type { Step } from "./grammar-stepper-data.ts";
import { shareWords, visibleText } from "./token-words.ts";

interface Props {
  steps: readonly Step[];
  at: number;
  move: (at: number) => void;
}

/** Shows a reply token by token, each under a column of what was thrown away there; the arrow keys go along it. */
export function TokenStrip({ steps, at, move }: Props) {
  const row = useRef<HTMLOListElement>(null);
  const go = (to: number): void => {
    if (to < 0 || to >= steps.length) return;
    move(to);
    row.current?.querySelectorAll("button")[to]?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <ol class="tokens" ref={row} onKeyDown={press}>
      {steps.map((step, index) => (
        <li key={index}>
          <button
            type="button"
            tabIndex={index === at ? 0 : -1}
            aria-current={index === at ? "step" : undefined}
            onClick={() => move(index)}
          >
            <Column gone={100 - step.keptPercent} />
            <span class="sr">{shareWords(100 - step.keptPercent)} thrown away, </span>
            <code>{visibleText(step.tokens[step.taken]?.text ?? "")}</code>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The height of a column in the style sheet. */
const height = 40;

// What lies below the column's foot is clipped, so that one number draws it.
const Column = ({ gone }: { gone: number }) => (
  <svg aria-hidden="true">
    <rect y={Math.round(height - (height * gone) / 100)} />
  </svg>
);
