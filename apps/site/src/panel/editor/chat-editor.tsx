import type { ChatTurn } from "@assay/exercise";
import { useEffect, useRef, useState } from "preact/hooks";
import { isTurns } from "../artifact.ts";
import type { EditorProps } from "./editors.ts";
import { addExample, changeTurn, moveTurn } from "./turns.ts";

const roles: readonly ChatTurn["role"][] = ["system", "user", "assistant"];

/** Edits a conversation turn by turn: the role in the gutter, Alt and an arrow key move the turn one writes in. */
export function ChatEditor({ name, part, value, locked, change }: EditorProps) {
  const turns = isTurns(value) ? value : [];
  const most = part.type === "chat" ? part.maxTurns : turns.length;
  const [chosen, choose] = useState(turns.length - 1);
  const [wanted, want] = useState<number>();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (wanted === undefined) return;
    list.current?.querySelectorAll("textarea")[wanted]?.focus();
    want(undefined);
  }, [wanted]);
  const apply = (next: ChatTurn[], focus: number): void => {
    change(next);
    choose(focus);
    want(focus);
  };
  const move = (index: number, by: -1 | 1): void => {
    const target = index + by;
    if (locked || target < 0 || target >= turns.length) return;
    apply(moveTurn(turns, index, by), target);
  };
  const current = Math.min(chosen, turns.length - 1);
  return (
    <>
      <ol class="turns" ref={list}>
        {turns.map((turn, index) => (
          <Turn
            key={index}
            id={`${name}-${index}`}
            turn={turn}
            number={index + 1}
            locked={locked}
            choose={() => choose(index)}
            move={(by) => move(index, by)}
            change={(part) => change(changeTurn(turns, index, part))}
          />
        ))}
      </ol>
      <p class="under tools">
        {!locked && (
          <TurnTools
            number={current + 1}
            count={turns.length}
            isFull={turns.length + 2 > most}
            add={() => {
              const added = addExample(turns);
              apply(added.turns, added.at);
            }}
            move={(by) => move(current, by)}
            remove={() => apply(turns.toSpliced(current, 1), Math.max(0, current - 1))}
          />
        )}
      </p>
    </>
  );
}

function Turn(props: {
  id: string;
  turn: ChatTurn;
  number: number;
  locked: boolean;
  choose: () => void;
  move: (by: -1 | 1) => void;
  change: (part: Partial<ChatTurn>) => void;
}) {
  const { id, turn, number, locked, choose, move, change } = props;
  const arrows = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li class="turn" onFocusCapture={choose} onKeyDown={arrows}>
      <select
        aria-label={`Role of turn ${number}`}
        value={turn.role}
        disabled={locked}
        onChange={(event) => {
          const role = roles.find((each) => each === event.currentTarget.value);
          if (role !== undefined) change({ role });
        }}
      >
        {roles.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </select>
      <textarea
        id={id}
        aria-label={`Turn ${number}, ${turn.role}`}
        rows={Math.max(1, turn.content.split("\n").length)}
        value={turn.content}
        readOnly={locked}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => change({ content: event.currentTarget.value })}
      />
    </li>
  );
}

function TurnTools(props: {
  number: number;
  count: number;
  isFull: boolean;
  add: () => void;
  move: (by: -1 | 1) => void;
  remove: () => void;
}) {
  const { number, count, isFull, add, move, remove } = props;
  return (
    <>
      {!isFull && (
        <button type="button" class="inline" onClick={add}>
          Add an example
        </button>
      )}
      <span>
        Turn {number}:{" "}
        <button type="button" class="inline" disabled={number === 1} onClick={() => move(-1)}>
          up
        </button>{" "}
        <button type="button" class="inline" disabled={number === count} onClick={() => move(1)}>
          down
        </button>{" "}
        <button type="button" class="inline" disabled={count === 1} onClick={remove}>
          remove
        </button>
      </span>
    </>
  );
}
