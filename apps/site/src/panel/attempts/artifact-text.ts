import type { Artifact } from "@assay/exercise";
import { isFiles, isTurns } from "../artifact.ts";

/** Writes an artifact as one reads it: a text as it is, turns under their roles, anything else as JSON. */
export function artifactText(artifact: Artifact): string {
  const parts = Object.entries(artifact);
  return parts
    .map(([name, part]) => (parts.length === 1 ? partText(part) : `${name}\n\n${partText(part)}`))
    .join("\n\n");
}

function partText(part: unknown): string {
  if (typeof part === "string") return part;
  if (isTurns(part)) return part.map(({ role, content }) => `${role}: ${content}`).join("\n");
  if (isFiles(part)) return Object.entries(part).map(filed).join("\n\n");
  return JSON.stringify(part, undefined, 2);
}

const filed = ([file, text]: [string, string], _: number, all: unknown[]): string =>
  all.length === 1 ? text : `${file}\n\n${text}`;
