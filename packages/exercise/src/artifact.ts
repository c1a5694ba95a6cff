import { z } from "zod";
import type { Exercise } from "./exercise.ts";
import { name } from "./ids.ts";
import { findPlaceholders } from "./panel/placeholders.ts";
import { placeholdersOf } from "./panel/placeholder-rules.ts";
import { findSelectionProblems } from "./panel/selection.ts";
import { findSettingsProblems } from "./panel/settings.ts";
import { type Part, type PartValue, partValues } from "./parts/index.ts";
import { findCodeProblems } from "./parts/code.ts";
import type { Case } from "./cases.ts";

/** All parts handed in together, by name, before they are checked against an exercise. */
export const artifactShape = z.record(name, z.unknown()).describe("All parts, by name.");

/** All parts handed in together, by name. */
export type Artifact = Record<string, PartValue>;

export type ArtifactProblemCode =
  | "part-missing"
  | "part-unknown"
  | "part-invalid"
  | "part-empty"
  | "placeholder-missing"
  | "placeholder-unknown"
  | "item-unknown"
  | "item-twice"
  | "too-many-items"
  | "too-long";

/** What is wrong with an artifact: where, and what to do, in a sentence for the learner. */
export interface ArtifactProblem {
  code: ArtifactProblemCode;
  part: string;
  message: string;
}

export type ParsedArtifact = { ok: true; artifact: Artifact } | { ok: false; problems: ArtifactProblem[] };

/**
 * Checks an artifact against the public half of an exercise: its parts, their shapes, their placeholders.
 * Token budgets need a tokenizer and are checked by the caller.
 */
export function parseArtifact(
  { exercise, cases }: { exercise: Exercise; cases: readonly Case[] },
  value: Record<string, unknown>,
): ParsedArtifact {
  const problems: ArtifactProblem[] = Object.keys(value)
    .filter((part) => !(part in exercise.parts))
    .map((part) => ({ code: "part-unknown", part, message: `This exercise has no part named “${part}”.` }));
  const artifact: Artifact = {};
  for (const [part, declared] of Object.entries(exercise.parts)) {
    if (!Object.hasOwn(value, part)) {
      problems.push({ code: "part-missing", part, message: `The part “${part}” is missing.` });
      continue;
    }
    const parsed = partValues[declared.type].safeParse(value[part]);
    if (parsed.success) {
      artifact[part] = parsed.data;
      problems.push(...contentProblems(part, parsed.data, placeholdersOf(exercise, cases, part)));
      problems.push(...declaredProblems(part, declared, value[part]));
    } else {
      problems.push({ code: "part-invalid", part, message: firstMessage(part, parsed.error) });
    }
  }
  return problems.length === 0 ? { ok: true, artifact } : { ok: false, problems };
}

function firstMessage(part: string, error: z.ZodError): string {
  const [issue] = error.issues;
  const where = issue?.path.length ? ` (${issue.path.join(".")})` : "";
  return `The part “${part}”${where} is not as it should be: ${issue?.message ?? "unreadable"}.`;
}

function contentProblems(
  part: string,
  value: PartValue,
  rules: ReturnType<typeof placeholdersOf>,
): ArtifactProblem[] {
  const texts = textsOf(value);
  if (texts === undefined) return [];
  if (texts.every((text) => text.trim() === "")) {
    return [{ code: "part-empty", part, message: "There is nothing to send yet: write something first." }];
  }
  const found = new Set(texts.flatMap(findPlaceholders));
  const unknown = [...found].filter((each) => !rules.known.includes(each));
  const missing = rules.required.filter((each) => !found.has(each));
  return [
    ...unknown.map((each): ArtifactProblem => ({
      code: "placeholder-unknown",
      part,
      message: unknownMessage(each, rules.known),
    })),
    ...missing.map((each): ArtifactProblem => ({
      code: "placeholder-missing",
      part,
      message: missingMessage(each),
    })),
  ];
}

function declaredProblems(part: string, declared: Part, value: unknown): ArtifactProblem[] {
  if (declared.type === "selection") {
    const chosen = partValues.selection.parse(value);
    return findSelectionProblems(declared, chosen).map((problem) => ({ ...problem, part }));
  }
  if (declared.type === "code" || declared.type === "assertions") {
    const files = partValues[declared.type].parse(value);
    return findCodeProblems(declared, files).map((message) => ({ code: "part-invalid", part, message }));
  }
  if (declared.type !== "settings") return [];
  const chosen = partValues.settings.parse(value);
  return findSettingsProblems(declared, chosen).map((message) => ({ code: "part-invalid", part, message }));
}

function textsOf(value: PartValue): string[] | undefined {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const contents = value.flatMap((turn) =>
    typeof turn === "object" && "content" in turn ? [turn.content] : [],
  );
  return contents.length === value.length ? contents : undefined;
}

const unknownMessage = (found: string, known: string[]) =>
  `{{${found}}} is not filled by anything here. Known: ${known.map((each) => `{{${each}}}`).join(", ") || "none"}.`;

const missingMessage = (name: string) =>
  `{{${name}}} is missing: without it the model never sees the case. Write it where the case belongs.`;
