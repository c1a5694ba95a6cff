import {
  type FigureProblem,
  type Question,
  findQuestionProblems,
  isText,
  list,
  record,
} from "./question-data.ts";
import { places, placements, windowOf } from "./placement.ts";

/** What was answered with one window: replies with today's words, replies with last year's. */
export type Answered = [today: number, old: number];

/** `figures/place-the-fact.json`: what came back for every placement, and for today's note alone. */
export interface PlaceTheFact {
  caption: string;
  /** The placement the reader begins with, such as `3-5`. */
  start: string;
  question: Question;
  /** How many notes stand in the window. */
  places: number;
  /** How many questions were asked of each window. */
  questions: number;
  windows: Record<string, Answered>;
}

/** Lists what is wrong with the data; an empty list means that it is `PlaceTheFact`. */
export function findPlaceTheFactProblems(value: unknown): FigureProblem[] {
  const data = record(value);
  const windows = record(data["windows"]);
  const names = placements.map(windowOf);
  const unrecorded = ["alone", ...names].filter((name) => !isAnswered(windows[name], data["questions"]));
  return [
    ...(isText(data["caption"]) ? [] : [{ field: "caption", message: "write a text" }]),
    ...(names.includes(String(data["start"]))
      ? []
      : [{ field: "start", message: "write a placement such as 3 or 3-5" }]),
    ...(data["places"] === places ? [] : [{ field: "places", message: `the figure draws ${places}` }]),
    ...unrecorded.map((name) => ({
      field: `windows.${name}`,
      message: "write [today, old], together at most the number of questions",
    })),
    ...findQuestionProblems(data["question"]),
  ];
}

function isAnswered(value: unknown, questions: unknown): boolean {
  const [today, old, ...more] = list(value);
  const counts = [today, old].map(Number);
  const isCounted = more.length === 0 && counts.every((count) => Number.isInteger(count) && count >= 0);
  return isCounted && Number(today) + Number(old) <= Number(questions);
}
