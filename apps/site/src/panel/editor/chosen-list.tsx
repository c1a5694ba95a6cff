import type { Choosable } from "@assay/exercise/panel";
import { useEffect, useRef, useState } from "preact/hooks";
import { ChosenRow } from "./chosen-row.tsx";
import { ChosenTools } from "./chosen-tools.tsx";

interface Props {
  name: string;
  items: readonly Choosable[];
  count: string;
  isOver: boolean;
  locked: boolean;
  move: (from: number, to: number) => void;
  remove: (at: number) => void;
}

/** Shows the chosen items in their order, which is changed by dragging, with keys, or with the tools under the list. */
export function ChosenList(props: Props) {
  const { name, items, count, isOver, locked } = props;
  const { group, list, at, focusAt, moveTo, moveAlong, takeOut } = useArranging(props);
  const drag = useDrag(list, moveAlong);
  return (
    <div role="group" aria-labelledby={`${name}-chosen`} ref={group} tabIndex={-1}>
      <p class="side" id={`${name}-chosen`}>
        Chosen, in order <span class={isOver ? "over" : ""}>{count}</span>
      </p>
      <p class="sr" id={`${name}-hint`}>
        The up and down arrow keys move it, Delete takes it out.
      </p>
      <ol class="chosen" ref={list} {...drag.handlers}>
        {items.map((item, index) => (
          <ChosenRow
            key={index}
            item={item}
            place={index + 1}
            hint={`${name}-hint`}
            locked={locked}
            focus={() => focusAt(index)}
            grab={() => drag.grab(index)}
            move={(by) => moveAlong(index, index + by)}
            remove={() => takeOut(index)}
          />
        ))}
      </ol>
      {items.length === 0 && <p class="nothing">Nothing yet. Choose from the pool.</p>}
      {!locked && items.length > 0 && (
        <ChosenTools
          at={at}
          count={items.length}
          move={moveTo}
          remove={items.length === 1 ? takeOut : props.remove}
        />
      )}
    </div>
  );
}

/** Rows keep their places in the page; the focus goes with the item, and to the list when nothing is left. */
function useArranging({ items, locked, move, remove }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [at, focusAt] = useState(0);
  const [wanted, want] = useState<number>();
  useEffect(() => {
    if (wanted === undefined) return;
    (list.current?.querySelectorAll("button")[wanted] ?? group.current)?.focus();
    want(undefined);
  }, [wanted]);
  const moveTo = (from: number, to: number): boolean => {
    if (locked || to < 0 || to >= items.length) return false;
    move(from, to);
    focusAt(to);
    return true;
  };
  const moveAlong = (from: number, to: number): void => {
    if (moveTo(from, to)) want(to);
  };
  const takeOut = (index: number): void => {
    if (locked) return;
    remove(index);
    want(Math.max(0, Math.min(index, items.length - 2)));
  };
  return { group, list, at: Math.min(at, items.length - 1), focusAt, moveTo, moveAlong, takeOut };
}

function useDrag(list: { current: HTMLElement | null }, move: (from: number, to: number) => void) {
  const dragged = useRef<number>();
  const drop = (): void => {
    dragged.current = undefined;
  };
  const follow = ({ clientY }: PointerEvent): void => {
    const from = dragged.current;
    const to = placeAt(list.current, clientY);
    if (from === undefined || to === from) return;
    move(from, to);
    dragged.current = to;
  };
  const grab = (at: number): void => {
    dragged.current = at;
  };
  return { grab, handlers: { onPointerMove: follow, onPointerUp: drop, onPointerCancel: drop } };
}

/** Finds the place of the list that a pointer is over; above and below it, the first and the last. */
function placeAt(list: HTMLElement | null, y: number): number {
  const rows = Array.from(list?.children ?? [], (row) => row.getBoundingClientRect());
  const below = rows.findIndex(({ bottom }) => y < bottom);
  return below === -1 ? rows.length - 1 : below;
}
