import type { Check, Exercise } from "@assay/exercise";
import { checkFunctions } from "../check/index.ts";
import { supportedMetrics } from "../decide/gate.ts";
import { supportedSteps } from "../run/run-sample.ts";

const supportedParts = ["chat", "completion", "selection", "settings"];

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
  const checks = exercise.checks
    .flatMap(leafNamesIn)
    .flatMap((name) => (name in checkFunctions ? [] : [`the check \`${name}\` cannot be run yet`]));
  const { metric } = exercise.hidden.gate;
  const gate = supportedMetrics.includes(metric)
    ? []
    : [`the gate metric \`${metric}\` cannot be computed yet`];
  return [...parts, ...steps, ...checks, ...gate];
}

function leafNamesIn(check: Check): string[] {
  if ("that" in check) return leafNamesIn(check.that);
  if ("checks" in check) return check.checks.flatMap(leafNamesIn);
  return [check.check];
}
