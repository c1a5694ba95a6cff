import {
  type FigureProblem,
  type Question,
  findQuestionProblems,
  isText,
  list,
  record,
} from "./question-data.ts";

/** A token that the model might have written: how likely, and whether the grammar allowed it. */
export interface Candidate {
  /** Empty for the token that ends the reply. */
  text: string;
  percent: number;
  allowed: boolean;
}

/** One token of a held reply. */
export interface Step {
  /** How many tokens of the vocabulary the grammar allowed. */
  allowed: number;
  /** How much of the probability these had. */
  keptPercent: number;
  /** The likeliest of all tokens, and the one that was written. */
  tokens: Candidate[];
  /** Which of `tokens` was written. */
  taken: number;
}

/** `figures/grammar-stepper.json`: a reply to each prompt, token by token, as recorded. */
export interface GrammarStepper {
  caption: string;
  vocabulary: number;
  runs: { name: string; finding: string; steps: Step[] }[];
  question: Question;
}

/** Lists what is wrong with the data; an empty list means that it is `GrammarStepper`. */
export function findGrammarStepperProblems(value: unknown): FigureProblem[] {
  const data = record(value);
  const runs = list(data["runs"]).map(record);
  const problem = (holds: boolean, field: string, message: string): FigureProblem[] =>
    holds ? [] : [{ field, message }];
  return [
    ...problem(isText(data["caption"]), "caption", "write a text"),
    ...problem(Number.isInteger(data["vocabulary"]), "vocabulary", "write how many tokens there are"),
    ...problem(runs.length > 1, "runs", "record at least two replies"),
    ...runs.flatMap(({ name, finding, steps }, at) => [
      ...problem(isText(name) && isText(finding), `runs.${at}`, "write a name and a finding"),
      ...problem(list(steps).length > 0, `runs.${at}.steps`, "record at least one token"),
      ...list(steps).flatMap((step, index) =>
        problem(isStep(record(step)), `runs.${at}.steps.${index}`, stepMessage),
      ),
    ]),
    ...findQuestionProblems(data["question"]),
  ];
}

const stepMessage = "write allowed, keptPercent, tokens, and which of them was taken; it must be allowed";

function isStep({ allowed, keptPercent, tokens, taken }: Record<string, unknown>): boolean {
  const all = list(tokens).map(record);
  return (
    Number.isInteger(allowed) &&
    isPercent(keptPercent) &&
    all.every((each) => typeof each["text"] === "string" && isPercent(each["percent"])) &&
    all[Number(taken)]?.["allowed"] === true
  );
}

const isPercent = (value: unknown): boolean => typeof value === "number" && value >= 0 && value <= 100;
