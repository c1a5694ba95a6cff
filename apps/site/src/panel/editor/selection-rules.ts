import type { SelectionPart } from "@assay/exercise";
import { findSelectionProblems, longestSelection } from "@assay/exercise/panel";
import { isIds } from "../artifact.ts";
import type { DraftProblem } from "../draft-problems.ts";
import type { PartEditor } from "./editors.ts";

/** Lists what keeps a choice from being sent, with what puts it right. */
export const findChoiceProblems: PartEditor["findProblems"] = (drafted) => {
  const { exercise, artifact, part, tokens } = drafted;
  const { declared, chosen } = readChoice(drafted);
  if (declared === undefined) return [];
  const starter = exercise.starter[part] ?? [];
  const found = findSelectionProblems(declared, chosen).map(({ code, message }): DraftProblem => {
    const { label, next } = mend(declared, chosen)[code];
    const apply = (whole: typeof artifact) => ({ ...whole, [part]: next ?? starter });
    return { part, message, fix: { label, apply } };
  });
  return [...found, ...budgetProblems(declared, part, tokens)];
};

/** Gives the text that a choice is counted as: the same that the server counts. */
export const choiceToCount: NonNullable<PartEditor["textToCount"]> = (drafted) => {
  const { declared, chosen } = readChoice(drafted);
  return declared === undefined ? "" : longestSelection(declared, chosen, drafted.exercise.cases);
};

function readChoice({
  exercise,
  artifact,
  part,
}: Pick<Parameters<typeof findChoiceProblems>[0], "exercise" | "artifact" | "part">) {
  const declared = exercise.exercise.parts[part];
  const value = artifact[part];
  return {
    declared: declared?.type === "selection" ? declared : undefined,
    chosen: isIds(value) ? value : [],
  };
}

function mend({ pool, slots, atMost }: SelectionPart, chosen: readonly string[]) {
  const known = (pool ?? slots ?? []).map(({ id }) => id);
  return {
    "part-empty": { label: "Bring the starter back", next: undefined },
    "item-unknown": { label: "Take it out", next: chosen.filter((id) => known.includes(id)) },
    "item-twice": { label: "Keep the first", next: [...new Set(chosen)] },
    "too-many-items": { label: `Keep the first ${atMost}`, next: chosen.slice(0, atMost) },
  };
}

function budgetProblems(
  { tokenBudget }: SelectionPart,
  part: string,
  tokens: number | undefined,
): DraftProblem[] {
  if (tokens === undefined || tokenBudget === undefined || tokens <= tokenBudget) return [];
  const message = `${tokens} tokens, and ${tokenBudget} are allowed: choose fewer items, or shorter ones.`;
  return [{ part, message }];
}
