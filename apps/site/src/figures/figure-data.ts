/** An answer the reader can choose, and why it is right or not. */
export interface Option {
  text: string;
  right: boolean;
  why: string;
}

/** What a figure asks, so that it is used and not looked at. */
export interface FigureQuestion {
  ask: string;
  options: Option[];
}

/** What is wrong with a figure's data: where, and what to write. */
export interface FigureProblem {
  field: string;
  message: string;
}

/** Lists what is wrong with a figure's question. */
export function findQuestionProblems(value: unknown): FigureProblem[] {
  const question = record(value);
  const options = list(question["options"]).map(record);
  const rights = options.filter((each) => each["right"] === true).length;
  return [
    ...(isText(question["ask"]) ? [] : [{ field: "question.ask", message: "write the question" }]),
    ...(rights === 1 ? [] : [{ field: "question.options", message: "mark one right" }]),
    ...options.flatMap(({ text, why }, index) =>
      isText(text) && isText(why)
        ? []
        : [{ field: `question.options.${index}`, message: "write a text and why" }],
    ),
  ];
}

/** Tells whether a value is a text with something in it. */
export const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

/** Reads a list from anything; what is none is empty. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Reads an object from anything; what is none is empty. */
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};
