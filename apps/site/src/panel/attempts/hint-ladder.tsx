import type { Earned, EarnedHint } from "@assay/exercise";
import type { Handlers } from "../handlers.ts";
import type { AttemptsProps } from "./lazy-attempts.tsx";
import { Markdown } from "./markdown.tsx";

const names = ["What failed", "The idea behind it", "A near example, worked", "The solution"];

/** Shows the hints of an exercise, one an attempt, and the debrief that passing earns. */
export function HintLadder({ state, on, heading: Heading }: Omit<AttemptsProps, "show">) {
  const { earned } = state;
  if (earned === undefined) return null;
  return (
    <>
      {earned.debrief !== undefined && (
        <details class="rung">
          <summary>What the reference does differently</summary>
          <Markdown text={earned.debrief} />
        </details>
      )}
      <Heading class="label">Hints, one an attempt</Heading>
      <ol class="rungs">
        {names.slice(0, earned.rungs).map((name, index) => (
          <Rung
            key={name}
            name={name}
            rung={index + 1}
            hint={earned.hints.find(({ rung }) => rung === index + 1)}
            next={nextRung(earned)}
            on={on}
          />
        ))}
      </ol>
    </>
  );
}

const nextRung = ({ hints }: Earned): number => 1 + Math.max(0, ...hints.map(({ rung }) => rung));

interface RungProps {
  name: string;
  rung: number;
  hint: EarnedHint | undefined;
  next: number;
  on: Handlers;
}

function Rung({ name, rung, hint, next, on }: RungProps) {
  if (hint === undefined) {
    return (
      <li>
        {name}
        {rung === next ? ": after the next attempt with a changed text" : ""}
      </li>
    );
  }
  if (hint.text === undefined) {
    return (
      <li class="open">
        <button type="button" class="inline" onClick={() => on.openHint(rung)}>
          Open the solution
        </button>
        . From then on, Submit runs other hidden cases, so that passing still says something.
      </li>
    );
  }
  return (
    <li class="open">
      <details
        class="rung"
        onToggle={(event) => {
          if (event.currentTarget.open && hint.openedAt === undefined) on.openHint(rung);
        }}
      >
        <summary>{name}</summary>
        <Markdown text={hint.text} />
      </details>
    </li>
  );
}
