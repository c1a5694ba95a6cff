import type { Case } from "../cases.ts";
import type { SelectionPart } from "../parts/selection.ts";

/** One thing that may be chosen, as a case shows it. */
export interface Choosable {
  id: string;
  /** What the model sees of it. */
  text: string;
  label?: string | undefined;
  /** What stands in a slot, in words. */
  title?: string | undefined;
}

/** Lists what may be chosen; slots are filled by the case. */
export function choosableItems({ pool, slots }: SelectionPart, { input }: Pick<Case, "input">): Choosable[] {
  if (pool !== undefined) return pool;
  return (slots ?? []).map(({ id, title }) => {
    const value = input[id] ?? "";
    return { id, title, text: typeof value === "string" ? value : JSON.stringify(value) };
  });
}

/** Writes the chosen items in order, as they replace `{{<part>}}`; ids that are not in the pool are passed over. */
export function renderSelection(
  part: SelectionPart,
  chosen: readonly string[],
  each: Pick<Case, "input">,
): string {
  const texts = new Map(choosableItems(part, each).map(({ id, text }) => [id, text]));
  return chosen.flatMap((id) => texts.get(id) ?? []).join(part.separator);
}

/**
 * Writes what a selection's token budget is held against: the chosen items, joined. Slots are filled by the visible
 * case that makes them longest in characters, so that everyone counts the same text, and hidden cases tell nothing.
 */
export function longestSelection(
  part: SelectionPart,
  chosen: readonly string[],
  cases: readonly Pick<Case, "input">[],
): string {
  if (part.pool !== undefined) return renderSelection(part, chosen, { input: {} });
  return cases
    .map((each) => renderSelection(part, chosen, each))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), "");
}

/** What is wrong with a choice: a stable code, and what to do in a sentence. */
export interface SelectionProblem {
  code: "part-empty" | "item-unknown" | "item-twice" | "too-many-items";
  message: string;
}

/** Lists where a choice leaves its pool, repeats itself, or is empty or too long. */
export function findSelectionProblems(part: SelectionPart, chosen: readonly string[]): SelectionProblem[] {
  if (chosen.length === 0)
    return [{ code: "part-empty", message: "Nothing is chosen yet: choose at least one item." }];
  const known = new Set((part.pool ?? part.slots ?? []).map(({ id }) => id));
  const foreign = [...new Set(chosen)].filter((id) => !known.has(id));
  const repeated = [...known].filter((id) => chosen.indexOf(id) !== chosen.lastIndexOf(id));
  const surplus = part.atMost === undefined ? 0 : chosen.length - part.atMost;
  return [
    ...foreign.map((id): SelectionProblem => ({
      code: "item-unknown",
      message: `“${id}” is not in the pool; take it out.`,
    })),
    ...repeated.map((id): SelectionProblem => ({
      code: "item-twice",
      message: `“${id}” is chosen more than once; once is all it may be.`,
    })),
    ...(surplus > 0
      ? [
          {
            code: "too-many-items" as const,
            message: `${chosen.length} items are chosen, and ${part.atMost} are allowed: take ${surplus} out.`,
          },
        ]
      : []),
  ];
}
