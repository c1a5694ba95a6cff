import type { Exercise, LeafCheck } from "@assay/exercise";
import { checkFunctions } from "../check/index.ts";
import { isKnownLanguage } from "../check/language.ts";
import { isPattern } from "../check/pattern.ts";
import { leavesIn } from "../check/prepare-checks.ts";
import { readSchema } from "../check/schema/read-schema.ts";
import { supportedSteps } from "../run/run-sample.ts";

const supportedParts = ["chat", "completion", "selection", "settings", "code", "assertions"];

/** Lists, a sentence each, what an exercise asks for that this grader cannot do yet. */
export function findUnsupported(exercise: Exercise): string[] {
  const parts = Object.entries(exercise.parts).flatMap(([name, { type }]) =>
    supportedParts.includes(type)
      ? []
      : [`the part \`${name}\` is of type \`${type}\`, which cannot be graded yet`],
  );
  const steps = exercise.steps.flatMap(({ use, as }) =>
    supportedSteps.includes(use) ? [] : [`the step \`${as}\` uses \`${use}\`, which cannot be run yet`],
  );
  const leaves = exercise.checks.flatMap(leavesIn);
  const checks = leaves.flatMap((leaf) =>
    Object.hasOwn(checkFunctions, leaf.check)
      ? refusals(leaf)
      : [`the check \`${leaf.check}\` cannot be run yet`],
  );
  const gate =
    exercise.hidden.gate.metric === "fieldF1" && !leaves.some((leaf) => leaf.check === "jsonEquals")
      ? ["the gate is over fields, and no check is `jsonEquals`"]
      : [];
  return [...parts, ...steps, ...checks, ...gate];
}

/** Says what a check would refuse on every sample: a pattern, language or schema that it does not know. */
function refusals(leaf: LeafCheck): string[] {
  if (leaf.check === "regex" && !isPattern(leaf.pattern))
    return [`the pattern ${leaf.pattern} is not RE2 syntax: no look-around, no back-references`];
  if (leaf.check === "language" && leaf.is !== undefined && !isKnownLanguage(leaf.is))
    return [`the language \`${leaf.is}\` cannot be told from others`];
  if (leaf.check !== "jsonSchema" || typeof leaf.schema === "string") return [];
  const read = readSchema(leaf.schema);
  return read.ok ? [] : [`the check \`jsonSchema\`: ${read.message}`];
}
