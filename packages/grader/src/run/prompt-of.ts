import type { Text } from "@assay/exercise";
import type { RunContext } from "./context.ts";

/** Finds what a step sends: the learner's part of that name, or the author's text. */
export function promptOf(
  name: string,
  artifact: RunContext["artifact"],
  texts: RunContext["exercise"]["texts"],
): Text {
  const part = artifact[name];
  if (typeof part === "string") return part;
  if (Array.isArray(part)) return part.filter((turn) => typeof turn === "object" && "content" in turn);
  const text = texts[name];
  if (text === undefined) throw new Error(`the step's prompt \`${name}\` is neither a part nor a text`);
  return text;
}
