import type { Case } from "../cases.ts";
import type { Check } from "../checks/index.ts";
import type { Exercise } from "../exercise.ts";
import { goodLabel } from "../panel/false-alarms.ts";
import { placeholdersIn } from "../panel/placeholders.ts";
import { resultsOf } from "../steps/results.ts";
import { findGivenProblems } from "./given-rules.ts";
import { findScriptProblems } from "./script-rules.ts";

/** What is wrong with a list of cases; `path` leads into the list. */
export interface CaseProblem {
  path: (string | number)[];
  message: string;
}

/** Checks that compare with `expect.<of>` when they have no value of their own. */
const comparing: Record<string, readonly string[]> = {
  equals: ["value"],
  oneOf: ["values"],
  contains: ["any", "all"],
  notContains: ["values"],
  startsWith: ["value"],
  endsWith: ["value"],
  similarTo: ["value"],
  numeric: ["value"],
  language: ["is"],
  refusal: ["expected"],
  canaryAbsent: ["canary"],
  jsonEquals: [],
  toolCalls: [],
  recallAt: [],
  mrr: [],
  ndcg: [],
};

/** Lists cases that lack what the checks compare with, whose inputs differ, or whose label is not the exercise's. */
export function findCaseProblems({
  exercise,
  cases,
}: {
  exercise: Exercise;
  cases: readonly Case[];
}): CaseProblem[] {
  const wanted = new Set(exercise.checks.flatMap(expectedNames));
  const inputs = Object.keys(cases[0]?.input ?? {}).toSorted();
  const labels = Object.keys(exercise.hidden.labels);
  const ofCases = cases.flatMap((each, index) => [
    ...[...slotProblems(exercise, each), ...assertProblems(exercise, each)].map(({ path, message }) => ({
      path: [index, ...path],
      message,
    })),
    ...[...wanted]
      .filter((name) => !(name in each.expect))
      .map((name) => ({
        path: [index, "expect", name],
        message: `case \`${each.id}\` does not say what is expected; write \`expect: { ${name}: … }\``,
      })),
    ...(Object.keys(each.input).toSorted().join() === inputs.join()
      ? []
      : [
          {
            path: [index, "input"],
            message: `case \`${each.id}\` has other inputs than the first: ${inputs.join(", ")}`,
          },
        ]),
    ...(labels.includes(each.label)
      ? []
      : [
          {
            path: [index, "label"],
            message: `found \`${each.label}\`; the exercise has ${labels.join(", ")}`,
          },
        ]),
  ]);
  return [
    ...ofCases,
    ...findScriptProblems({ exercise, cases }),
    ...findGivenProblems(exercise, inputs),
    ...fillProblems(exercise, inputs),
  ];
}

function slotProblems({ parts }: Exercise, { id, input }: Case): CaseProblem[] {
  const slots = Object.values(parts).flatMap((part) => (part.type === "selection" ? (part.slots ?? []) : []));
  return slots
    .filter((slot) => !(slot.id in input))
    .map((slot) => ({
      path: ["input", slot.id],
      message: `case \`${id}\` does not fill the slot \`${slot.id}\` (${slot.title}); write its text here`,
    }));
}

/** What assertions are held against must be a verdict, and planted code must be a text. */
function assertProblems({ steps, hidden }: Exercise, { id, label, input, expect }: Case): CaseProblem[] {
  return steps.flatMap((step) => {
    if (step.use !== "assert") return [];
    const { as, subject } = step;
    const wanted = wantedVerdicts(hidden.gate, label);
    const isWanted = expect[as] === undefined || wanted.some((each) => each === expect[as]);
    const words = `case \`${id}\` is labelled \`${label}\`; write \`expect: { ${as}: ${wanted.join(" or ")} }\``;
    return [
      ...(isWanted ? [] : [{ path: ["expect", as], message: words }]),
      ...(subject === undefined || typeof input[subject] === "string"
        ? []
        : [
            {
              path: ["input", subject],
              message: `case \`${id}\` has no code under test; write TypeScript here`,
            },
          ]),
    ];
  });
}

/** Where planted defects are counted, the label says what is expected. */
function wantedVerdicts({ metric }: Exercise["hidden"]["gate"], label: string): string[] {
  if (metric !== "mutants") return ["accept", "reject"];
  return [label === goodLabel ? "accept" : "reject"];
}

/** What `{{name}}` of a fixed text stands for must be there, and must be one thing. */
function fillProblems({ parts, texts, steps }: Exercise, inputs: readonly string[]): CaseProblem[] {
  const others = [...Object.keys(parts), ...steps.flatMap(resultsOf)];
  const clashes = inputs
    .filter((input) => others.includes(input))
    .map((input) => ({
      path: [0, "input", input],
      message: `\`${input}\` is a part or a result too, so that {{${input}}} could mean either; rename one of them`,
    }));
  const asked = Object.entries(texts).flatMap(([text, value]) =>
    placeholdersIn(value).map((name) => ({ text, name })),
  );
  const unfilled = asked
    .filter(({ name }) => !others.includes(name) && !inputs.includes(name))
    .map(({ text, name }) => ({
      path: [0, "input"],
      message: `the text \`${text}\` asks for {{${name}}}, which no input, part or result fills`,
    }));
  return [...clashes, ...unfilled];
}

function expectedNames(check: Check): string[] {
  if ("that" in check) return expectedNames(check.that);
  if ("checks" in check) return check.checks.flatMap(expectedNames);
  const own = comparing[check.check];
  if (own === undefined || !("of" in check)) return [];
  return own.some((field) => Reflect.get(check, field) !== undefined) ? [] : [check.of];
}
