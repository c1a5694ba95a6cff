/** Moves a chosen item to another place; beyond the ends it stays. */
export function moveItem(chosen: readonly string[], from: number, to: number): string[] {
  const moved = chosen[from];
  if (moved === undefined || to < 0 || to >= chosen.length) return [...chosen];
  return chosen.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** Takes an item in behind the others, or out again. */
export const toggleItem = (chosen: readonly string[], id: string): string[] =>
  chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
