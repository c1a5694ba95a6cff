import {
  type FigureProblem,
  type Question,
  findQuestionProblems,
  isText,
  list,
  record,
} from "./question-data.ts";

/** What a check says of a message that it rejects; checks are named by their place in the list. */
export interface Rejection {
  check: number;
  reason: string;
}

/** A planted message, and what each check says of it. */
export interface PlantedMessage {
  name: string;
  good: boolean;
  message: string;
  rejections: Rejection[];
}

/** `figures/mutant-board.json`: planted messages that fall through checks. */
export interface MutantBoard {
  caption: string;
  checks: string[];
  messages: PlantedMessage[];
  question: Question;
}

/** How many messages of each kind the checks that are on reject. */
export interface Tally {
  bad: number;
  caught: number;
  good: number;
  falseAlarms: number;
}

/** Lists what the checks that are on say of a message. */
export const rejectionsBy = (on: ReadonlySet<number>, { rejections }: PlantedMessage): Rejection[] =>
  rejections.filter(({ check }) => on.has(check));

/** Counts what is caught and what is rejected for nothing. */
export function tally(on: ReadonlySet<number>, messages: readonly PlantedMessage[]): Tally {
  const good = messages.filter((each) => each.good);
  const bad = messages.filter((each) => !each.good);
  const rejected = (some: PlantedMessage[]): number =>
    some.filter((each) => rejectionsBy(on, each).length > 0).length;
  return { bad: bad.length, caught: rejected(bad), good: good.length, falseAlarms: rejected(good) };
}

/** Lists what is wrong with the data; an empty list means that it is a `MutantBoard`. */
export function findMutantBoardProblems(value: unknown): FigureProblem[] {
  const { caption, checks, messages, question } = record(value);
  const names = list(checks);
  const all = list(messages).map(record);
  const problem = (holds: boolean, field: string, message: string): FigureProblem[] =>
    holds ? [] : [{ field, message }];
  const isBoth = all.some(({ good }) => good === true) && all.some(({ good }) => good === false);
  return [
    ...problem(isText(caption), "caption", "write a text"),
    ...problem(
      names.length > 1 && names.every(isText) && new Set(names).size === names.length,
      "checks",
      "write at least two names, each once",
    ),
    ...problem(isBoth, "messages", "plant good messages and bad ones"),
    ...all.flatMap(({ name, message, rejections }, at) => [
      ...problem(isText(name), `messages.${at}.name`, "write a name"),
      ...problem(isText(message), `messages.${at}.message`, "write a text"),
      ...problem(
        Array.isArray(rejections) && rejections.map(record).every((each) => isRejection(each, names.length)),
        `messages.${at}.rejections`,
        "write the place of a check and its reason",
      ),
    ]),
    ...findQuestionProblems(question),
  ];
}

const isRejection = ({ check, reason }: Record<string, unknown>, checks: number): boolean =>
  Number.isInteger(check) && Number(check) >= 0 && Number(check) < checks && isText(reason);
