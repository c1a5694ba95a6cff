/** An answer the reader can choose, and why it is right or not. */
export interface Option {
  text: string;
  right: boolean;
  why: string;
}

/** What a figure asks, so that it is used and not looked at. */
export interface Question {
  ask: string;
  options: Option[];
}

/** What is wrong with a figure's data: where, and what to write. */
export interface FigureProblem {
  field: string;
  message: string;
}

/** Lists what is wrong with a figure's question; an empty list means that it is a `Question`. */
export function findQuestionProblems(value: unknown): FigureProblem[] {
  const { ask, options } = record(value);
  const all = list(options).map(record);
  const oneRight = all.filter(({ right }) => right === true).length === 1;
  return [
    ...(isText(ask) ? [] : [{ field: "question.ask", message: "write the question" }]),
    ...(oneRight ? [] : [{ field: "question.options", message: "mark one right" }]),
    ...all.flatMap(({ text, why }, index) =>
      isText(text) && isText(why)
        ? []
        : [{ field: `question.options.${index}`, message: "write a text and why" }],
    ),
  ];
}

/** Tells whether a value is a text that says something. */
export const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

/** Reads a value as a list; what is none is empty. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Reads a value as a record; what is none is empty. */
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};
