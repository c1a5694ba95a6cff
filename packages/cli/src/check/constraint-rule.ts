import type { Exercise, Json } from "@assay/exercise";
import { type Constraint, readConstraint } from "@assay/examiner";

/** Lists, a sentence each with its place, the schemas and grammars that the embedded examiner would refuse. */
export function findConstraintProblems({ steps, parts }: Pick<Exercise, "steps" | "parts">): string[] {
  return [
    ...steps.flatMap((step, index) =>
      step.use === "model" && typeof step.settings === "object"
        ? settingsProblems(step.settings, `steps[${index}].settings`)
        : [],
    ),
    ...Object.entries(parts).flatMap(([name, part]) =>
      part.type === "settings" ? optionProblems(part.options, `parts.${name}.options`) : [],
    ),
  ];
}

function settingsProblems(settings: Settings, place: string): string[] {
  const { responseFormat, grammar } = settings;
  if (responseFormat !== undefined && grammar !== undefined)
    return [`\`${place}\` has both a \`responseFormat\` and a \`grammar\`; leave one of them out`];
  return [
    ...(responseFormat === undefined ? [] : formatProblems(responseFormat, `${place}.responseFormat`)),
    ...(grammar === undefined ? [] : problemsOf({ kind: "grammar", grammar }, `${place}.grammar`)),
  ];
}

type Settings = Exclude<Extract<Exercise["steps"][number], { use: "model" }>["settings"], string>;
type Options = Extract<Exercise["parts"][string], { type: "settings" }>["options"];

/** Looks at what a learner may choose: a choice that is always refused helps nobody. */
function optionProblems({ responseFormat, grammar }: Options, place: string): string[] {
  return [
    ...(responseFormat?.values ?? []).flatMap((value, index) =>
      formatProblems(value, `${place}.responseFormat.values[${index}]`),
    ),
    ...(grammar?.values ?? []).flatMap((value, index) =>
      typeof value === "string"
        ? problemsOf({ kind: "grammar", grammar: value }, `${place}.grammar.values[${index}]`)
        : [],
    ),
  ];
}

function formatProblems(format: Json, place: string): string[] {
  if (typeof format !== "object" || format === null || !("schema" in format)) return [];
  return problemsOf({ kind: "schema", schema: format["schema"] }, `${place}.schema`);
}

function problemsOf(constraint: Constraint, place: string): string[] {
  const read = readConstraint(constraint);
  if (read.ok) return [];
  const { path, problem } = read.problem;
  const keys = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return [`\`${place}${keys}\` ${problem}`];
}
