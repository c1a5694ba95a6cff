import { type Artifact, type PublicExercise, budgetedTexts } from "@assay/exercise";
import type { Message } from "@assay/model";

/** Counts what the examiner's tokenizer makes of a text, or of a conversation in its template. */
export type CountTokens = (value: string | readonly Message[]) => Promise<number>;

/** A part that is longer than the exercise allows. */
export interface OverBudget {
  part: string;
  tokens: number;
  tokenBudget: number;
}

/** Lists the parts of an artifact that the API would refuse as too long. */
export async function findOverBudget(
  published: PublicExercise,
  artifact: Artifact,
  countTokens: CountTokens,
): Promise<OverBudget[]> {
  const found: OverBudget[] = [];
  for (const { part, tokenBudget, text } of budgetedTexts(published, artifact)) {
    const tokens = await countTokens(text);
    if (tokens > tokenBudget) found.push({ part, tokens, tokenBudget });
  }
  return found;
}
