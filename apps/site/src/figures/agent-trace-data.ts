import {
  type FigureProblem,
  type Question,
  findQuestionProblems,
  isText,
  list,
  record,
} from "./question-data.ts";

/** What is the same whenever a task is done: what the model thinks, asks for and sees. */
export type TraceRow = [
  task: string,
  thinks: string,
  acts: string[],
  /** The first line of what a tool said. */
  sees: string,
  /** How many lines more it said. */
  more: number,
];

/** One task of a loop, by its row. */
export type TraceStep = [
  row: number,
  /** How many tasks waited. */
  open: number,
  tokens: number,
  microdollars: number,
  ms: number,
];

/** What a loop did, and why it ended. */
export interface Trace {
  why: string;
  steps: TraceStep[];
}

/** `figures/agent-trace.json`: two loops at the same work, the runaway first, as recorded. */
export interface AgentTrace {
  caption: string;
  dollars: { account: number; budget: number };
  runs: TraceRun[];
  question: Question;
}

/** Both loops at one piece of work. */
export interface TraceRun {
  name: string;
  rows: TraceRow[];
  loops: [runaway: Trace, bounded: Trace];
}

/** What a page carries of it: the first run whole, all by name; the others are fetched. */
export interface PagedTrace extends Omit<AgentTrace, "runs"> {
  lesson: string;
  names: string[];
  first: TraceRun | undefined;
}

/** Leaves out of the recorded data what a page shows later or never. */
export const pageTrace = ({ caption, dollars, runs, question }: AgentTrace, lesson: string): PagedTrace => ({
  caption,
  dollars,
  question,
  lesson,
  names: runs.map(({ name }) => name),
  first: runs[0],
});

/** Lists what is wrong with the data; an empty list means that it is `AgentTrace`. */
export function findAgentTraceProblems(value: unknown): FigureProblem[] {
  const data = record(value);
  const dollars = record(data["dollars"]);
  const runs = list(data["runs"]).map(record);
  const problem = (holds: boolean, field: string, message: string): FigureProblem[] =>
    holds ? [] : [{ field, message }];
  return [
    ...problem(isText(data["caption"]), "caption", "write a text"),
    ...problem(
      isCount(dollars["account"]) && isCount(dollars["budget"]),
      "dollars",
      "write account and budget",
    ),
    ...problem(runs.length > 0, "runs", "record at least one run"),
    ...runs.flatMap(({ name, rows, loops }, at) => [
      ...problem(isText(name), `runs.${at}.name`, "write a name"),
      ...problem(list(rows).every(isRow), `runs.${at}.rows`, "write task, thinks, acts, sees and more"),
      ...problem(list(loops).length === 2, `runs.${at}.loops`, "record the runaway and the bounded loop"),
      ...list(loops).flatMap((loop, index) =>
        problem(isTrace(record(loop), list(rows).length), `runs.${at}.loops.${index}`, traceMessage),
      ),
    ]),
    ...findQuestionProblems(data["question"]),
  ];
}

/** Tells whether a value is the data of this figure. */
export const isAgentTrace = (value: unknown): value is AgentTrace =>
  findAgentTraceProblems(value).length === 0;

const traceMessage = "write why it ended, and at least one step: a row that is there, and four counts";

function isRow(value: unknown): boolean {
  const [task, thinks, acts, sees, more] = list(value);
  return [task, thinks, sees, ...list(acts)].every((text) => typeof text === "string") && isCount(more);
}

function isTrace({ why, steps }: Record<string, unknown>, rows: number): boolean {
  const all = list(steps).map(list);
  return (
    isText(why) &&
    all.length > 0 &&
    all.every(
      ([row, ...counts]) => Number(row) < rows && counts.length === 4 && [row, ...counts].every(isCount),
    )
  );
}

const isCount = (value: unknown): boolean => typeof value === "number" && value >= 0;
