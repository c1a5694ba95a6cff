import type { Check } from "./checks/index.ts";
import type { Exercise } from "./exercise.ts";
import { findGateProblems } from "./gate-rules.ts";
import { findLabelRuleProblems } from "./label-rules.ts";
import { findSelectionRuleProblems } from "./selection-rules.ts";
import { promptNames } from "./panel/prompt-names.ts";
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
    ...promptLabelProblems(exercise),
    ...checkProblems(exercise),
    ...findGateProblems(exercise),
  ];
}

function stepProblems({ parts, texts, programs, steps }: Exercise): ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const taken = new Set([parts, texts, programs].flatMap((each) => Object.keys(each)));
  for (const [index, step] of steps.entries()) {
    for (const [field, wanted, found] of uses(step)) {
      const candidates = candidatesFor({ parts, texts, programs }, wanted);
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
      // A learner has one part; what differs from label to label is the author's.
      const sent = typeof step.prompt === "string" ? ["chat", "completion", "text"] : ["text"];
      const prompts = promptNames(step.prompt).map((each): [string, string[], string] => [
        "prompt",
        sent,
        each,
      ]);
      const named = (["settings", "correction"] as const).flatMap((field) => {
        const found = step[field];
        return typeof found === "string" ? [{ field, found }] : [];
      });
      return [
        ...prompts,
        ...named.map(({ field, found }): [string, string[], string] => [field, ["settings"], found]),
      ];
    }
    case "code":
      return [["part", ["code", "program"], step.part]];
    case "retrieve":
      return [["with", ["settings", "tools"], step.with]];
    case "assert":
      return [["part", ["assertions"], step.part]];
  }
}

/** A prompt for each label must know them all. */
function promptLabelProblems({ steps, hidden }: Exercise): ReferenceProblem[] {
  const labels = Object.keys(hidden.labels).toSorted();
  return steps.flatMap((step, index) => {
    if (step.use !== "model" || typeof step.prompt === "string") return [];
    const found = Object.keys(step.prompt).toSorted();
    const message = `names the labels ${quote(found)}; the exercise has ${quote(labels)}`;
    return found.join() === labels.join() ? [] : [{ path: ["steps", index, "prompt"], message }];
  });
}

type Named = Pick<Exercise, "parts"> & Partial<Pick<Exercise, "texts" | "programs">>;

function candidatesFor({ parts, texts = {}, programs = {} }: Named, wanted: string[]): string[] {
  const fitting = Object.entries(parts).flatMap(([name, part]) => (wanted.includes(part.type) ? [name] : []));
  return [
    ...fitting,
    ...(wanted.includes("text") ? Object.keys(texts) : []),
    ...(wanted.includes("program") ? Object.keys(programs) : []),
  ];
}

function checkProblems({ checks, steps, parts }: Exercise): ReferenceProblem[] {
  const results = [...steps.flatMap(resultsOf), ...Object.keys(parts)];
  const codeResults = steps.flatMap((step) => (step.use === "code" ? [step.as] : []));
  const schemas = candidatesFor({ parts }, ["schema"]);
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
