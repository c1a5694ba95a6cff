import { type Exercise, type GrantName, grantsOf } from "@assay/exercise";
import { fetchDeclarations } from "@assay/sandbox";
import { examinerDeclarations } from "./examiner.ts";
import { llmDeclarations } from "./llm.ts";
import { toolDeclarations } from "./tools.ts";
import { vectorDeclarations } from "./vectors.ts";

const declarations: Record<GrantName, string> = {
  llm: llmDeclarations,
  tools: toolDeclarations,
  fetch: fetchDeclarations,
  examiner: examinerDeclarations,
  vectors: vectorDeclarations,
};

/** Declares, for a type checker, what the steps of an exercise grant the code of a part. */
export function declareGrants({ steps }: Pick<Exercise, "steps">, part: string): string {
  const granted = steps.filter((step) => "part" in step && step.part === part).flatMap(grantsOf);
  return [...new Set(granted.map(({ grant }) => declarations[grant]))].join("");
}
