import type { Case, Exercise, Json, ModelSettings } from "@assay/exercise";
import type { PanelExercise } from "./panel-exercise.ts";
import { gateWords, promptNames } from "@assay/exercise/panel";
import type { Run } from "./state.ts";
import { capital } from "./words.ts";

type Steps = Pick<Exercise, "steps" | "parts">;

/** How many cases there are: visible, hidden, all. */
export const caseCounts = ({ exercise, cases }: PanelExercise) => ({
  visible: cases.length,
  hidden: exercise.hidden.count,
  all: cases.length + exercise.hidden.count,
});

/** Says what the gate asks for, as a sentence. */
export function gateSentence(hidden: Omit<Exercise["hidden"], "variants">): string {
  const { gate, count } = hidden;
  switch (gate.metric) {
    case "cases":
      return `${gate.atLeast} of the ${count} hidden cases must pass.`;
    case "lowestRecall":
      return `Of the hidden cases ${gateWords(hidden)} must pass.`;
    case "fieldF1":
      return `Field F1 over the ${count} hidden cases must reach ${gate.atLeast}.`;
    case "mutants":
      return `Asked of the hidden cases: ${gateWords(hidden)}.`;
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

/** Names a part as a heading: `findOrder` is “Find order”; a lone one needs no name. */
export const partTitle = ({ parts }: Pick<Exercise, "parts">, part: string): string | undefined =>
  Object.keys(parts).length === 1
    ? undefined
    : capital(part.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

/** Says how the model is called for a part, a phrase a setting. */
export function settingsWords({ steps, parts }: Steps, part: string): string[] {
  // A text that the author fixed stands for the parts that fill it.
  const step = steps.find(
    (each) =>
      each.use === "model" &&
      promptNames(each.prompt).some((name) => name === part || !Object.hasOwn(parts, name)),
  );
  if (step?.use !== "model") return [];
  if (step.labels !== undefined) return [`labels ${step.labels.join(", ")}`];
  if (typeof step.settings === "string") return [];
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

/** Names the program of the author's that made a result; nothing where the learner's code or the model did. */
export function programOf({ steps, parts }: Steps, as: string): string | undefined {
  const step = steps.find((each) => each.as === as);
  return step?.use !== "code" || Object.hasOwn(parts, step.part) ? undefined : step.part;
}

/** Tells whether the label of a case decides what is sent, so that it belongs to what one reads of the case. */
const isSentByLabel = ({ steps }: Pick<Exercise, "steps">): boolean =>
  steps.some((step) => step.use === "model" && typeof step.prompt !== "string");

/** The text a learner reads of a case; what fills the slots of a selection is read in the selection. */
export function caseText({ parts, steps }: Steps, { id, label, input }: Case): string {
  // Of what was planted the kind is read first.
  if (steps.some(({ use }) => use === "assert")) return `${label}: ${id.replaceAll("-", " ")}`;
  const texts = Object.entries(input).filter(([, value]) => typeof value !== "object");
  const names = Object.keys(input).length;
  const isData = (names === 0 || texts.length < names) && steps.every(({ use }) => use === "code");
  // What code alone is called with is no sentence; the case's name is.
  if (isData) return id.replaceAll("-", " ");
  const slots = Object.values(parts).flatMap((part) => (part.type === "selection" ? (part.slots ?? []) : []));
  const shown = texts
    .filter(([name]) => slots.every(({ id }) => id !== name))
    .map(([, value]) => textOf(value));
  return [...(isSentByLabel({ steps }) ? [label] : []), ...shown].join(" · ");
}
