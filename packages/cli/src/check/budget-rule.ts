import type { Proofs } from "@assay/answer-keys";
import type { PublicExercise } from "@assay/exercise";
import { type CountTokens, findOverBudget } from "../token-budget.ts";
import { type ArtifactRole, collectArtifacts } from "./artifacts.ts";

/** Lists, a sentence each, which of an author's artifacts the API would refuse as too long. */
export async function findBudgetProblems(
  published: PublicExercise,
  proofs: Proofs,
  countTokens: CountTokens,
): Promise<string[]> {
  const problems: string[] = [];
  for (const [role, artifact] of collectArtifacts(published, proofs)) {
    for (const { part, tokens, tokenBudget } of await findOverBudget(published, artifact, countTokens)) {
      problems.push(`${nameOf(role)} has ${tokens} tokens in \`${part}\`; ${tokenBudget} are allowed`);
    }
  }
  return problems;
}

const nameOf = (role: ArtifactRole): string =>
  role === "reference" || role === "starter" ? `the ${role}` : `the ${role} decoy`;
