import type { ChatTurn } from "@assay/exercise";

/** Moves a turn by one place; at either end it stays. */
export function moveTurn(turns: readonly ChatTurn[], index: number, by: -1 | 1): ChatTurn[] {
  const moved = turns[index];
  const target = index + by;
  if (moved === undefined || target < 0 || target >= turns.length) return [...turns];
  return turns.toSpliced(index, 1).toSpliced(target, 0, moved);
}

/** Adds an example, a user turn and its reply, before the last turn: that is where the case usually stands. */
export function addExample(turns: readonly ChatTurn[]): { turns: ChatTurn[]; at: number } {
  const at = Math.max(0, turns.length - 1);
  const example: ChatTurn[] = [
    { role: "user", content: "" },
    { role: "assistant", content: "" },
  ];
  return { turns: turns.toSpliced(at, 0, ...example), at };
}

/** Replaces what a turn says, or who says it. */
export const changeTurn = (
  turns: readonly ChatTurn[],
  index: number,
  change: Partial<ChatTurn>,
): ChatTurn[] => turns.map((turn, at) => (at === index ? { ...turn, ...change } : turn));
