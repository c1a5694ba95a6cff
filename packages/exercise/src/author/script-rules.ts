import type { Case } from "../cases.ts";
import type { Exercise } from "../exercise.ts";
import { type GrantName, grants, grantsOf } from "../steps/grants.ts";
import type { CaseProblem } from "./case-rules.ts";
import { validate } from "./explain.ts";

interface Scripted {
  grant: GrantName;
  input: string;
}

/** Lists cases whose scripts would only be found broken when the case is run. */
export function findScriptProblems({
  exercise,
  cases,
}: {
  exercise: Exercise;
  cases: readonly Case[];
}): CaseProblem[] {
  const scripts = exercise.steps
    .flatMap(grantsOf)
    .flatMap(({ grant, input }): Scripted[] => (input === undefined ? [] : [{ grant, input }]));
  return cases.flatMap((each, index) =>
    scripts.flatMap((script) =>
      problemsOf(script, each).map(({ path, message }) => ({
        path: [index, "input", script.input, ...path],
        message: `case \`${each.id}\`, the script of \`${grants[script.grant].finds}\`: ${message}`,
      })),
    ),
  );
}

function problemsOf({ grant, input }: Scripted, { input: inputs }: Case): CaseProblem[] {
  const { script } = grants[grant];
  if (script === undefined) return [];
  if (!Object.hasOwn(inputs, input)) return [{ path: [], message: `is missing; write \`${input}: …\`` }];
  const validated = validate<unknown>(script, inputs[input]);
  return validated.ok ? [] : validated.problems;
}
