import type { Exercise } from "../exercise.ts";
import { resultsOf } from "../steps/results.ts";

/** Lists what a `code` step is to be given and neither a case nor an earlier step has. */
export function findGivenProblems(
  { steps }: Pick<Exercise, "steps">,
  inputs: readonly string[],
): { path: (string | number)[]; message: string }[] {
  return steps.flatMap((step, index) => {
    if (step.use !== "code" || step.given === undefined) return [];
    const known = [...inputs, ...steps.slice(0, index).flatMap(resultsOf)];
    return step.given
      .filter((each) => !known.includes(each))
      .map((each) => ({
        path: [0, "input"],
        message: `the step \`${step.as}\` is given \`${each}\`, which no input or earlier result is; there is ${known.map((name) => `\`${name}\``).join(", ")}`,
      }));
  });
}
