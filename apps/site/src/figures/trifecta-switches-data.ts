import {
  type FigureProblem,
  type Question,
  findQuestionProblems,
  isText,
  list,
  record,
} from "./question-data.ts";

/** Something that an agent has or has not, and what that lets it do. */
export interface Switch {
  name: string;
  does: string;
}

/** `figures/trifecta-switches.json`: what an attack needs, found by a search through the runs of a model. */
export interface TrifectaSwitches {
  caption: string;
  switches: Switch[];
  attacks: { name: string }[];
  /** What an agent may do, a sentence each. */
  steps: string[];
  /** By the number whose bits are the switches, then by attack: the shortest run, by places in `steps`, or null. */
  runs: (number[] | null)[][];
  question: Question;
}

/** Finds for each attack the steps that lead to it, or nothing where the switches allow none. */
export function runsOf(
  { switches, attacks, steps, runs }: TrifectaSwitches,
  on: readonly boolean[],
): (string[] | undefined)[] {
  const bits = switches.reduce((sum, _, at) => sum + (on[at] === true ? 2 ** at : 0), 0);
  return attacks.map((_, at) => runs[bits]?.[at]?.map((step) => steps[step] ?? ""));
}

/** Lists what is wrong with the data; an empty list means that it is `TrifectaSwitches`. */
export function findTrifectaSwitchesProblems(value: unknown): FigureProblem[] {
  const { caption, switches, attacks, steps, runs, question } = record(value);
  const places = list(steps).length;
  const settings = list(runs).map(list);
  const problem = (holds: boolean, field: string, message: string): FigureProblem[] =>
    holds ? [] : [{ field, message }];
  const isRun = (run: unknown): boolean =>
    run === null ||
    (list(run).length > 0 &&
      list(run).every((step) => typeof step === "number" && step >= 0 && step < places));
  return [
    ...problem(isText(caption), "caption", "write a text"),
    ...list(switches).flatMap((each, at) =>
      problem(
        isText(record(each)["name"]) && isText(record(each)["does"]),
        `switches.${at}`,
        "write a name and what it does",
      ),
    ),
    ...problem(
      list(attacks).every((each) => isText(record(each)["name"])),
      "attacks",
      "name each",
    ),
    ...problem(places > 0 && list(steps).every(isText), "steps", "write a sentence each"),
    ...problem(
      list(switches).length > 0 && settings.length === 2 ** list(switches).length,
      "runs",
      "write one list for each setting of the switches",
    ),
    ...problem(
      settings.every((each) => each.length === list(attacks).length && each.every(isRun)),
      "runs",
      "write for each attack null, or places of steps",
    ),
    ...findQuestionProblems(question),
  ];
}
