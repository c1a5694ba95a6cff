import type { Case } from "../cases.ts";
import type { Exercise } from "../exercise.ts";

/** Which `{{placeholders}}` a part may have, and which it must have. */
export interface PlaceholderRules {
  known: string[];
  required: string[];
}

/**
 * Tells which placeholders a part may use and must use.
 * A part that is itself a step's prompt must show every input of the cases; it may also use earlier results and other parts.
 */
export function placeholdersOf(
  exercise: Pick<Exercise, "parts" | "steps">,
  cases: readonly Case[],
  part: string,
): PlaceholderRules {
  const inputs = [...new Set(cases.flatMap((each) => Object.keys(each.input)))];
  const at = exercise.steps.findIndex((step) => step.use === "model" && step.prompt === part);
  const earlier = exercise.steps.slice(0, Math.max(at, 0)).map((step) => step.as);
  const others = Object.keys(exercise.parts).filter((other) => other !== part);
  return { known: [...inputs, ...earlier, ...others], required: at === -1 ? [] : inputs };
}
