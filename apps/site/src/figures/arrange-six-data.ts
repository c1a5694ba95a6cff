import {
  type FigureProblem,
  type Question,
  findQuestionProblems,
  isText,
  list,
  record,
} from "./question-data.ts";

/** How often one class was recognised: recognised, of. */
export type Recall = [recognised: number, of: number];

/** What was recorded for one arrangement of the six examples. */
export interface Recorded {
  passed: number;
  total: number;
  recall: { positive: Recall; negative: Recall };
}

/** `figures/arrange-six.json`: every arrangement of six labels, written like `PNNPPN`, as recorded. */
export interface ArrangeSix {
  caption: string;
  labels: { P: string; N: string };
  /** The lowest recall of a class that counts as enough. */
  gate: { atLeast: number; of: number; name: string };
  /** The arrangement the reader begins with. */
  start: string;
  arrangements: Record<string, Recorded>;
  named: { order: string; name: string }[];
  question: Question;
}

/** Every arrangement of six labels, `PPPPPP` first. */
export const arrangements: readonly string[] = Array.from({ length: 64 }, (_, index) =>
  index.toString(2).padStart(6, "0").replaceAll("0", "P").replaceAll("1", "N"),
);

/** Lists what is wrong with the data; an empty list means that it is `ArrangeSix`. */
export function findArrangeSixProblems(value: unknown): FigureProblem[] {
  const data = record(value);
  const recorded = record(data["arrangements"]);
  const named = list(data["named"]).map(record);
  const problems: FigureProblem[] = [];
  const demand = (holds: boolean, field: string, message: string): void => {
    if (!holds) problems.push({ field, message });
  };
  demand(isText(data["caption"]), "caption", "write a text");
  demand(isText(record(data["labels"])["P"]), "labels.P", "write what P stands for");
  demand(isText(record(data["labels"])["N"]), "labels.N", "write what N stands for");
  demand(isGate(record(data["gate"])), "gate", "write atLeast, of and a name");
  demand(arrangements.includes(String(data["start"])), "start", "write six letters P or N");
  const of = sizesOf(record(Object.values(recorded)[0]));
  for (const order of arrangements) {
    const field = `arrangements.${order}`;
    demand(
      isRecorded(record(recorded[order]), of),
      field,
      "write passed, total and both recalls as [k, n], all of the same cases",
    );
  }
  demand(named.length > 0, "named", "name at least one arrangement");
  for (const [index, { order, name }] of named.entries()) {
    demand(arrangements.includes(String(order)), `named.${index}.order`, "write six letters P or N");
    demand(isText(name), `named.${index}.name`, "write a name");
  }
  problems.push(...findQuestionProblems(data["question"]));
  return problems;
}

// One set of cases for all: only then do the arrangements differ by nothing but themselves.
function isRecorded({ passed, total, recall }: Record<string, unknown>, of: string): boolean {
  const { positive, negative } = record(recall);
  const sum = Number(list(positive)[0]) + Number(list(negative)[0]);
  const isWhole = isShare([passed, total]) && isShare(positive) && isShare(negative);
  return isWhole && passed === sum && sizesOf({ total, recall }) === of;
}

const sizesOf = ({ total, recall }: Record<string, unknown>): string =>
  [total, list(record(recall)["positive"])[1], list(record(recall)["negative"])[1]].join(" ");

function isGate({ atLeast, of, name }: Record<string, unknown>): boolean {
  return isShare([atLeast, of]) && isText(name);
}

function isShare(value: unknown): boolean {
  const [count, of] = list(value);
  return Number.isInteger(count) && Number.isInteger(of) && Number(count) >= 0 && Number(count) <= Number(of);
}
