import type { Artifact } from "./artifact.ts";
import type { Case } from "./cases.ts";
import type { Exercise } from "./exercise.ts";
import { longestSelection } from "./panel/selection.ts";
import type { ChatTurn } from "./parts/chat.ts";
import type { PartValue } from "./parts/index.ts";

/** A part with a budget, and what of it is counted: a text or a conversation. */
export interface BudgetedText {
  part: string;
  tokenBudget: number;
  text: string | readonly ChatTurn[];
}

/**
 * Lists the parts of an artifact that have a token budget. Texts are counted as written, a selection as its chosen
 * items joined; slots are filled by the visible case that makes them longest, so that no hidden one shows in a count.
 */
export function budgetedTexts(
  { exercise, cases }: { exercise: Pick<Exercise, "parts">; cases: readonly Pick<Case, "input">[] },
  artifact: Artifact,
): BudgetedText[] {
  return Object.entries(exercise.parts).flatMap(([part, declared]) => {
    const value = artifact[part];
    if (!("tokenBudget" in declared) || declared.tokenBudget === undefined || value === undefined) return [];
    const { tokenBudget } = declared;
    const text =
      declared.type === "selection" ? longestSelection(declared, idsOf(value), cases) : textOf(value);
    return text === undefined ? [] : [{ part, tokenBudget, text }];
  });
}

/** Says by how much a part is too long. */
export const overBudgetMessage = (part: string, tokens: number, tokenBudget: number): string =>
  `The part “${part}” has ${tokens} tokens; ${tokenBudget} are allowed. Shorten it by ${tokens - tokenBudget}.`;

const idsOf = (value: PartValue): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

function textOf(value: PartValue): string | ChatTurn[] | undefined {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return undefined;
  const turns = value.filter((turn) => typeof turn === "object" && "content" in turn);
  return turns.length === value.length ? turns : undefined;
}
