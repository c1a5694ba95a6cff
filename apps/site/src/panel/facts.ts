import type { Case, Exercise, Json, ModelSettings } from "@assay/exercise";
import type { PanelExercise } from "./panel-exercise.ts";
import { fillPlaceholders, gateWords } from "@assay/exercise/panel";
import { isTurns } from "./artifact.ts";
import type { PanelState, Run } from "./state.ts";
import { count } from "./words.ts";

type Steps = Pick<Exercise, "steps">;

/** How many cases there are: visible, hidden, all. */
export const caseCounts = ({ exercise, cases }: PanelExercise) => ({
  visible: cases.length,
  hidden: exercise.hidden.count,
  all: cases.length + exercise.hidden.count,
});

/** Says what the gate asks for, as a sentence. */
export function gateSentence(hidden: Exercise["hidden"]): string {
  const { gate, count } = hidden;
  switch (gate.metric) {
    case "cases":
      return `${gate.atLeast} of the ${count} hidden cases must pass.`;
    case "lowestRecall":
      return `Of the hidden cases ${gateWords(hidden)} must pass.`;
    case "fieldF1":
      return `Field F1 over the ${count} hidden cases must reach ${gate.atLeast}.`;
  }
}

/** How long so many cases take on the examiner that the exercise was proved on, in seconds. */
export const expectedSeconds = ({ secondsPerCase }: PanelExercise, cases: number) =>
  secondsPerCase === undefined ? undefined : secondsPerCase * cases;

/** Says which hint a run has earned. */
export function hintWords({ view }: Run): string {
  const rung = view?.earned.at(-1);
  return rung === undefined ? "" : `Hint ${rung} is earned: it stands below.`;
}

/** Says how the model is called for a part, a phrase a setting. */
export function settingsWords({ steps }: Steps, part: string): string[] {
  const step = steps.find((each) => each.use === "model" && each.prompt === part);
  if (step?.use !== "model" || typeof step.settings === "string") return [];
  const { temperature, stop, maxTokens }: ModelSettings = step.settings;
  return [
    `temperature ${temperature}`,
    ...(stop.length === 0 ? [] : [`stop at ${stop.map(nameOfStop).join(", ")}`]),
    `at most ${maxTokens} out`,
  ];
}

const nameOfStop = (text: string): string => {
  if (text === "\n") return "newline";
  return text === "\n\n" ? "blank line" : text.replaceAll("\n", "⏎");
};

const textOf = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The text a learner reads of a case. */
export const caseText = ({ input }: Case): string => Object.values(input).map(textOf).join(" · ");

/** What the model would be sent for a case, turn by turn, as the text stands now. */
export function previewRequest(
  { exercise }: PanelExercise,
  artifact: PanelState["artifact"],
  each: Case,
): SentTurn[] {
  const step = exercise.steps.find(({ use }) => use === "model");
  const prompt = step?.use === "model" ? artifact[step.prompt] : undefined;
  if (isTurns(prompt)) return prompt.map(({ role, content }) => ({ role, text: fill(content, each) }));
  return typeof prompt === "string" ? [{ text: fill(prompt, each) }] : [];
}

const fill = (text: string, { input }: Case): string =>
  fillPlaceholders(
    text,
    Object.fromEntries(Object.entries(input).map(([name, value]) => [name, textOf(value)])),
  );

/** One message of a request; a completion has a single one without a role. */
export interface SentTurn {
  role?: string;
  text: string;
}

/** Splits a text where the case was filled in: the last place where one of its inputs stands. */
export function splitFilled(
  text: string,
  { input }: Case,
): { before: string; filled: string; after: string } {
  for (const value of Object.values(input)) {
    const filled = textOf(value);
    const at = text.lastIndexOf(filled);
    if (filled !== "" && at !== -1) {
      return { before: text.slice(0, at), filled, after: text.slice(at + filled.length) };
    }
  }
  return { before: text, filled: "", after: "" };
}

/** Says how big a request is: `6 messages, 71 tokens`. */
export const sizeWords = (turns: readonly SentTurn[], tokens: number | undefined): string =>
  [
    ...(turns[0]?.role === undefined ? [] : [count(turns.length, "message")]),
    ...(tokens === undefined ? [] : [count(tokens, "token")]),
  ].join(", ");
