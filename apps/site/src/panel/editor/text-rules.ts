import type { Artifact } from "@assay/exercise";
import { findPlaceholders, placeholdersOf } from "@assay/exercise/panel";
import { isTurns, textsOf } from "../artifact.ts";
import type { DraftProblem } from "../draft-problems.ts";
import { partTitle } from "../facts.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import { count } from "../words.ts";
import type { PartEditor } from "./editors.ts";

/** Lists what keeps a text or a conversation from being sent: its placeholders and its length. */
export const findTextProblems: PartEditor["findProblems"] = ({ exercise, artifact, part, tokens }) => {
  const texts = textsOf(artifact[part]);
  const title = partTitle(exercise.exercise, part);
  const named = (problem: DraftProblem): DraftProblem =>
    title === undefined ? problem : { ...problem, message: `${title}: ${problem.message}` };
  if (texts.every((text) => text.trim() === "")) return [named(emptyProblem(exercise, part))];
  return [...placeholderProblems(exercise, part, texts), ...budgetProblems(exercise, part, tokens)].map(
    named,
  );
};

function emptyProblem(exercise: PanelExercise, part: string): DraftProblem {
  const starter = exercise.starter[part] ?? "";
  return {
    part,
    message: "There is nothing to send yet.",
    fix: { label: "Bring the starter back", apply: (artifact) => ({ ...artifact, [part]: starter }) },
  };
}

function placeholderProblems(
  { exercise, cases }: PanelExercise,
  part: string,
  texts: readonly string[],
): DraftProblem[] {
  const { known, required } = placeholdersOf(exercise, cases, part);
  const found = new Set(texts.flatMap(findPlaceholders));
  const unknown = [...found].filter((name) => !known.includes(name));
  const missing = required.filter((name) => !found.has(name));
  // A wrong name where one is missing is most likely that one, misspelt.
  const meant = missing[0] ?? known[0];
  if (unknown.length > 0) return unknown.map((name) => unknownProblem(part, name, meant));
  return missing.map((name) => ({
    part,
    message: `Without {{${name}}} the model never sees the case.`,
    fix: { label: `Insert {{${name}}}`, apply: (artifact) => insertPlaceholder(artifact, part, name) },
  }));
}

function unknownProblem(part: string, name: string, meant: string | undefined): DraftProblem {
  const message = `Nothing fills {{${name}}}${meant === undefined ? "" : `; the case comes as {{${meant}}}`}.`;
  if (meant === undefined) return { part, message };
  const rename = (text: string): string => text.replaceAll(placeholderNamed(name), `{{${meant}}}`);
  return {
    part,
    message,
    fix: { label: `Write {{${meant}}} instead`, apply: (artifact) => mapTexts(artifact, part, rename) },
  };
}

const placeholderNamed = (name: string): RegExp =>
  new RegExp(`\\{\\{\\s*${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\s*\\}\\}`, "g");

function budgetProblems(
  { exercise }: PanelExercise,
  part: string,
  tokens: number | undefined,
): DraftProblem[] {
  const spec = exercise.parts[part];
  const budget = spec !== undefined && "tokenBudget" in spec ? spec.tokenBudget : undefined;
  if (tokens === undefined || budget === undefined || tokens <= budget) return [];
  const over = count(tokens - budget, "token");
  return [{ part, message: `${tokens} tokens, and ${budget} are allowed: shorten it by ${over}.` }];
}

function insertPlaceholder(artifact: Artifact, part: string, name: string): Artifact {
  const value = artifact[part];
  if (isTurns(value)) {
    return { ...artifact, [part]: [...value, { role: "user", content: `{{${name}}}` }] };
  }
  const text = typeof value === "string" ? value : "";
  const gap = text === "" || /\s$/.test(text) ? "" : " ";
  return { ...artifact, [part]: `${text}${gap}{{${name}}}` };
}

function mapTexts(artifact: Artifact, part: string, change: (text: string) => string): Artifact {
  const value = artifact[part];
  if (isTurns(value)) {
    return { ...artifact, [part]: value.map((turn) => ({ ...turn, content: change(turn.content) })) };
  }
  return typeof value === "string" ? { ...artifact, [part]: change(value) } : artifact;
}
