import type { Case, Exercise, Json } from "@assay/exercise";
import { fillPlaceholders, promptNameFor, renderSelection } from "@assay/exercise/panel";
import { isIds, isTurns } from "./artifact.ts";
import type { PanelExercise } from "./panel-exercise.ts";
import type { PanelState } from "./state.ts";
import { count } from "./words.ts";

/** One message of a request; a completion has a single one without a role. */
export interface SentTurn {
  role?: string;
  text: string;
}

const textOf = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

/** What the model would be sent for a result, the first one where none is named, as the learner's work stands now. */
export function previewRequest(
  { exercise }: PanelExercise,
  artifact: PanelState["artifact"],
  { each, as }: { each: Case; as?: string | undefined },
): SentTurn[] {
  const step = exercise.steps.find((one) => one.use === "model" && (as === undefined || one.as === as));
  const name = step?.use === "model" ? promptNameFor(step.prompt, each.label) : "";
  const prompt = artifact[name] ?? exercise.texts?.[name];
  const values = valuesOf(exercise.parts, artifact, each);
  if (isTurns(prompt)) {
    return prompt.map(({ role, content }) => ({ role, text: fillPlaceholders(content, values) }));
  }
  return typeof prompt === "string" ? [{ text: fillPlaceholders(prompt, values) }] : [];
}

function valuesOf(parts: Exercise["parts"], artifact: PanelState["artifact"], each: Case) {
  const chosen = Object.entries(parts).flatMap(([name, part]): [string, string][] => {
    const value = artifact[name];
    if (typeof value === "string") return [[name, value]];
    return part.type === "selection" && isIds(value) ? [[name, renderSelection(part, value, each)]] : [];
  });
  const inputs = Object.entries(each.input).map(([name, value]) => [name, textOf(value)] as const);
  return Object.fromEntries([...chosen, ...inputs]);
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
