import type { Artifact } from "./artifact.ts";
import type { Exercise } from "./exercise.ts";
import type { ChatTurn } from "./parts/chat.ts";

/** A part with a budget, and what of it is counted: a text or a conversation. */
export interface BudgetedText {
  part: string;
  tokenBudget: number;
  text: string | readonly ChatTurn[];
}

/** Lists the parts of an artifact that have a token budget; what is chosen from a pool has no tokens of its own. */
export function budgetedTexts({ parts }: Pick<Exercise, "parts">, artifact: Artifact): BudgetedText[] {
  return Object.entries(parts).flatMap(([part, declared]) => {
    if (!("tokenBudget" in declared) || declared.tokenBudget === undefined) return [];
    const text = textOf(artifact[part]);
    return text === undefined ? [] : [{ part, tokenBudget: declared.tokenBudget, text }];
  });
}

/** Says by how much a part is too long. */
export const overBudgetMessage = (part: string, tokens: number, tokenBudget: number): string =>
  `The part “${part}” has ${tokens} tokens; ${tokenBudget} are allowed. Shorten it by ${tokens - tokenBudget}.`;

function textOf(value: Artifact[string] | undefined): string | ChatTurn[] | undefined {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return undefined;
  const turns = value.filter((turn) => typeof turn === "object" && "content" in turn);
  return turns.length === value.length ? turns : undefined;
}
