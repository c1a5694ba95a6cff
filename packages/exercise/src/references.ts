import type { Check } from "./checks/index.ts";
import type { Exercise } from "./exercise.ts";
import { findGateProblems } from "./gate-rules.ts";
import { findLabelRuleProblems } from "./label-rules.ts";
import { findSelectionRuleProblems } from "./selection-rules.ts";
import { subjectFile } from "./steps/assert.ts";
import type { Step } from "./steps/index.ts";
import { resultsOf } from "./steps/results.ts";

interface ReferenceProblem {
  path: (string | number)[];
  message: string;
}

const quote = (names: string[]) => names.map((each) => `\`${each}\``).join(", ") || "none";

/** Lists what an exercise refers to and does not have, and counts that contradict each other. */
export function findReferenceProblems(exercise: Exercise): ReferenceProblem[] {
  return [
    ...stepProblems(exercise),
    ...findSelectionRuleProblems(exercise),
    ...findLabelRuleProblems(exercise),
    ...checkProblems(exercise),
    ...findGateProblems(exercise),
  ];
}

function stepProblems({ parts, texts, steps }: Exercise): ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const taken = new Set([...Object.keys(parts), ...Object.keys(texts)]);
  for (const [index, step] of steps.entries()) {
    for (const [field, wanted, found] of uses(step)) {
      const candidates = candidatesFor({ parts, texts }, wanted);
      if (!candidates.includes(found)) {
        problems.push({
          path: ["steps", index, field],
          message: `there is no ${wanted.join(" or ")} named \`${found}\`; there is ${quote(candidates)}`,
        });
      }
    }
    problems.push(...subjectProblems(parts, step));
    for (const [place, result] of resultsOf(step).entries()) {
      if (taken.has(result)) {
        problems.push({
          path: ["steps", index, place === 0 ? "as" : "logprobs"],
          message: `\`${result}\` is taken; give the result another name`,
        });
      }
      taken.add(result);
    }
  }
  return problems;
}

/** Planted code stands beside the learner's files under a name of its own. */
function subjectProblems(parts: Exercise["parts"], step: Step): ReferenceProblem[] {
  if (step.use !== "assert" || step.subject === undefined) return [];
  const part = parts[step.part];
  if (part?.type !== "assertions" || !part.files.includes(subjectFile)) return [];
  const message = `\`${subjectFile}\` is the code under test; give the learner's file another name`;
  return [{ path: ["parts", step.part, "files"], message }];
}

function uses(step: Step): [field: string, wanted: string[], found: string][] {
  switch (step.use) {
    case "model": {
      const prompt: [string, string[], string] = ["prompt", ["chat", "completion", "text"], step.prompt];
      const named = (["settings", "correction"] as const).flatMap((field) => {
        const found = step[field];
        return typeof found === "string" ? [{ field, found }] : [];
      });
      return [
        prompt,
        ...named.map(({ field, found }): [string, string[], string] => [field, ["settings"], found]),
      ];
    }
    case "code":
      return [["part", ["code"], step.part]];
    case "retrieve":
      return [["with", ["settings", "tools"], step.with]];
    case "assert":
      return [["part", ["assertions"], step.part]];
  }
}

function candidatesFor({ parts, texts }: Pick<Exercise, "parts" | "texts">, wanted: string[]): string[] {
  const fitting = Object.entries(parts).flatMap(([name, part]) => (wanted.includes(part.type) ? [name] : []));
  return wanted.includes("text") ? [...fitting, ...Object.keys(texts)] : fitting;
}

function checkProblems({ checks, steps, parts }: Exercise): ReferenceProblem[] {
  const results = [...steps.flatMap(resultsOf), ...Object.keys(parts)];
  const codeResults = steps.flatMap((step) => (step.use === "code" ? [step.as] : []));
  const schemas = candidatesFor({ parts, texts: {} }, ["schema"]);
  const schemaProblems = (schema: unknown, path: (string | number)[]): ReferenceProblem[] =>
    typeof schema !== "string" || schemas.includes(schema)
      ? []
      : [
          {
            path: [...path, "schema"],
            message: `there is no schema named \`${schema}\`; there is ${quote(schemas)}`,
          },
        ];
  const walk = (check: Check, path: (string | number)[]): ReferenceProblem[] => {
    if ("that" in check) return walk(check.that, [...path, "that"]);
    if ("checks" in check)
      return check.checks.flatMap((inner, index) => walk(inner, [...path, "checks", index]));
    const problems = check.check === "jsonSchema" ? schemaProblems(check.schema, path) : [];
    if (check.check === "tests" && !codeResults.includes(check.of)) {
      const message = `no \`code\` step is named \`${check.of}\`; there is ${quote(codeResults)}`;
      return [{ path: [...path, "of"], message }];
    }
    if (!("of" in check) || check.check === "tokens" || results.includes(check.of)) return problems;
    const message = `no step or part is named \`${check.of}\`; there is ${quote(results)}`;
    return [...problems, { path: [...path, "of"], message }];
  };
  return checks.flatMap((check, index) => walk(check, ["checks", index]));
}
