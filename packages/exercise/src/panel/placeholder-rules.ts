import type { Case } from "../cases.ts";
import type { Exercise } from "../exercise.ts";
import { resultsOf } from "../steps/results.ts";

/** Which `{{placeholders}}` a part may have, and which it must have. */
export interface PlaceholderRules {
  known: string[];
  required: string[];
}

/**
 * Tells which placeholders a part may use and must use.
 * A part that is itself a step's prompt must show every input of the cases that is a text and every selection, which
 * stands for the inputs that fill its slots; it may also use earlier results, other parts, and data meant for code.
 */
export function placeholdersOf(
  exercise: Pick<Exercise, "parts" | "steps">,
  cases: readonly Case[],
  part: string,
): PlaceholderRules {
  const selections = Object.entries(exercise.parts).flatMap(([name, each]) =>
    each.type === "selection" && name !== part ? [{ name, slots: each.slots ?? [] }] : [],
  );
  const slots = selections.flatMap((each) => each.slots.map(({ id }) => id));
  const inputs = [...new Set(cases.flatMap((each) => Object.keys(each.input)))].filter(
    (input) => !slots.includes(input),
  );
  const at = exercise.steps.findIndex((step) => step.use === "model" && step.prompt === part);
  const earlier = exercise.steps.slice(0, at).flatMap(resultsOf);
  const others = Object.keys(exercise.parts).filter((other) => other !== part);
  const shown = inputs.filter((input) => cases.some((each) => typeof each.input[input] !== "object"));
  // What stands inside another text is not filled again.
  if (at === -1) return { known: [], required: [] };
  const required = [...shown, ...selections.map(({ name }) => name)];
  return { known: [...inputs, ...earlier, ...others], required };
}
