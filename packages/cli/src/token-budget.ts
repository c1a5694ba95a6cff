import type { Artifact, PublicExercise } from "@assay/exercise";
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
  { exercise }: PublicExercise,
  artifact: Artifact,
  countTokens: CountTokens,
): Promise<OverBudget[]> {
  const found: OverBudget[] = [];
  for (const [part, declared] of Object.entries(exercise.parts)) {
    if (!("tokenBudget" in declared) || declared.tokenBudget === undefined) continue;
    const { tokenBudget } = declared;
    const tokens = await countPart(artifact[part], countTokens);
    if (tokens > tokenBudget) found.push({ part, tokens, tokenBudget });
  }
  return found;
}

/** Counts a text or a conversation; what is chosen from a pool has no tokens of its own. */
async function countPart(value: Artifact[string] | undefined, countTokens: CountTokens): Promise<number> {
  if (typeof value === "string") return value === "" ? 0 : await countTokens(value);
  if (!Array.isArray(value)) return 0;
  const turns = value.filter((turn) => typeof turn === "object" && "content" in turn);
  return turns.length > 0 ? await countTokens(turns) : 0;
}
