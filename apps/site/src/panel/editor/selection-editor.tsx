import type { SelectionPart } from "@assay/exercise";
import { type Choosable, choosableItems } from "@assay/exercise/panel";
import { useState } from "preact/hooks";
import { isIds } from "../artifact.ts";
import { moveItem, toggleItem } from "./choice.ts";
import { ChosenList } from "./chosen-list.tsx";
import type { EditorProps } from "./editors.ts";
import { PoolList } from "./pool-list.tsx";
import { PromptPreview } from "./prompt-preview.tsx";
import { TokenBar } from "./token-bar.tsx";

/** Edits a choice: what may be chosen on one side, what is chosen in its order on the other, and what comes of it. */
export function SelectionEditor(props: EditorProps) {
  const { name, part, value, tokens, locked, exercise, artifact, change } = props;
  const [shown, show] = useState(0);
  const [said, say] = useState("");
  const each = exercise.cases[shown];
  if (part.type !== "selection" || each === undefined) return <></>;
  const chosen = isIds(value) ? value : [];
  const items = choosableItems(part, each);
  const heading = (id: string) => headingOf(items, id);
  const apply = (next: string[], sentence: string): void => {
    if (locked) return;
    change(next);
    say(sentence);
  };
  const move = (from: number, to: number): void =>
    apply(moveItem(chosen, from, to), `${heading(chosen[from] ?? "")}: ${to + 1} of ${chosen.length}.`);
  const toggle = (id: string): void => {
    const next = toggleItem(chosen, id);
    apply(
      next,
      `${heading(id)}: ${next.includes(id) ? `taken in at place ${next.length}` : "taken out"}. ${countOf(next, part)}.`,
    );
  };
  return (
    <div class="choice">
      <div class="sides">
        <ChosenList
          name={name}
          items={chosen.map((id) => items.find((item) => item.id === id) ?? { id, text: "" })}
          count={countOf(chosen, part)}
          isOver={part.atMost !== undefined && chosen.length > part.atMost}
          locked={locked}
          move={move}
          remove={(at) => apply(chosen.toSpliced(at, 1), `${heading(chosen[at] ?? "")}: taken out.`)}
        />
        <PoolList items={items} chosen={chosen} locked={locked} toggle={toggle} />
      </div>
      {part.tokenBudget !== undefined && <TokenBar tokens={tokens} budget={part.tokenBudget} />}
      <PromptPreview exercise={exercise} artifact={artifact} shown={shown} show={show} />
      <p class="sr" role="status">
        {said}
      </p>
    </div>
  );
}

const countOf = ({ length }: readonly string[], { atMost }: SelectionPart): string =>
  atMost === undefined ? `${length}` : `${length} of ${atMost}`;

/** Names an item in a word or a line: what stands in its slot, or how its text begins. */
function headingOf(items: readonly Choosable[], id: string): string {
  const item = items.find((each) => each.id === id);
  return item === undefined ? id : (item.title ?? item.text.split("\n")[0] ?? id);
}
