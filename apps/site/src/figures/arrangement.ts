/** One of the six examples: who it is stays, where it stands and what it is called can change. */
export interface Example {
  id: number;
  label: "P" | "N";
}

/** Reads an arrangement such as `PNNPPN`. */
export const parseArrangement = (order: string): Example[] =>
  Array.from(order, (letter, id) => ({ id, label: letter === "P" ? "P" : "N" }));

/** Writes an arrangement as the data names it. */
export const orderOf = (examples: readonly Example[]): string => examples.map(({ label }) => label).join("");

/** Moves an example to another place; beyond the ends it stays. */
export function moveExample(examples: readonly Example[], from: number, to: number): Example[] {
  const moved = examples[from];
  if (moved === undefined || to < 0 || to >= examples.length) return [...examples];
  return examples.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** Flips the label of an example. */
export const flipExample = (examples: readonly Example[], at: number): Example[] =>
  examples.map((each, index) => (index === at ? { ...each, label: each.label === "P" ? "N" : "P" } : each));
