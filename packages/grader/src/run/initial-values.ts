import type { Artifact, Case, Exercise } from "@assay/exercise";
import { renderSelection } from "@assay/exercise/panel";
import { asText } from "./render.ts";

/**
 * Gives what `{{name}}` stands for before any step has run: parts that are text, selections as their chosen items, and
 * inputs of the case. Inputs win over parts of the same name; the exercise's rules allow no such clash.
 */
export function initialValues(
  each: Case,
  { exercise, artifact }: { exercise: Pick<Exercise, "parts">; artifact: Artifact },
): Record<string, string> {
  const parts = Object.entries(exercise.parts).flatMap(([name, part]): [string, string][] => {
    const value = artifact[name];
    if (typeof value === "string") return [[name, value]];
    if (part.type !== "selection" || !Array.isArray(value)) return [];
    const chosen = value.filter((id) => typeof id === "string");
    return [[name, renderSelection(part, chosen, each)]];
  });
  const inputs = Object.entries(each.input).map(([name, value]) => [name, asText(value)] as const);
  return Object.fromEntries([...parts, ...inputs]);
}
