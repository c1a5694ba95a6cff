import {
  type FigureProblem,
  type Question,
  findQuestionProblems,
  isText,
  list,
  record,
} from "./question-data.ts";

/** Where a task can stand: with those who make models, on the API line, or with those who make products. */
export const places = ["left", "line", "right"] as const;
export type Place = (typeof places)[number];

/** Where a task stands, and why. */
export interface Standing {
  place: Place;
  why: string;
}

/** A task: where it stood in the essay of 2023, and where it stands in 2026. */
export interface Task {
  name: string;
  stood: Standing;
  stands: Standing;
}

/** `figures/api-line.json`: tasks to place on the API line. */
export interface ApiLine {
  caption: string;
  tasks: Task[];
  question: Question;
}

/** Counts the tasks that a reader placed as they stood, or as they stand. */
export const countAgreed = (tasks: Task[], placed: (Place | undefined)[], when: "stood" | "stands"): number =>
  tasks.filter((task, index) => task[when].place === placed[index]).length;

/** Lists what is wrong with the data; an empty list means that it is `ApiLine`. */
export function findApiLineProblems(value: unknown): FigureProblem[] {
  const { caption, tasks, question } = record(value);
  const all = list(tasks).map(record);
  const names = new Set(all.map(({ name }) => name));
  const problem = (holds: boolean, field: string, message: string): FigureProblem[] =>
    holds ? [] : [{ field, message }];
  return [
    ...problem(isText(caption), "caption", "write a text"),
    ...problem(all.length > 1 && names.size === all.length, "tasks", "write at least two, each named once"),
    ...all.flatMap(({ name, stood, stands }, at) => [
      ...problem(isText(name), `tasks.${at}.name`, "write a name"),
      ...problem(isStanding(record(stood)), `tasks.${at}.stood`, standingMessage),
      ...problem(isStanding(record(stands)), `tasks.${at}.stands`, standingMessage),
    ]),
    ...findQuestionProblems(question),
  ];
}

const standingMessage = `write a place (${places.join(", ")}) and why`;

const isStanding = ({ place, why }: Record<string, unknown>): boolean =>
  places.some((each) => each === place) && isText(why);
