import type { Json } from "@assay/exercise";
import { quoted } from "./compared-text.ts";

/** Deeper and longer values are refused, so that whoever walks a value can do it by recursion. */
const deepest = 64;
const longest = 1_000_000;

export type ParsedJson = { ok: true; value: Json } | { ok: false; message: string };

/** Reads a text that is one JSON value and nothing else; what a model can send wrong is said in a sentence. */
export function parseJson(text: string): ParsedJson {
  if (text.trim() === "") return refuse("It is empty.");
  if (text.length > longest) return refuse(`It is longer than ${longest} characters, too long to be read.`);
  if (depthOf(text) > deepest) return refuse(`It is nested deeper than ${deepest} levels.`);
  try {
    const value: Json = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    return refuse(whyNot(text, error));
  }
}

const refuse = (message: string): ParsedJson => ({ ok: false, message });

function whyNot(text: string, error: unknown): string {
  if (text.trimStart().startsWith("```"))
    return "It is not JSON: it stands in a Markdown code fence, and JSON must stand alone.";
  const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  if (at === undefined) return `It is not JSON: ${quoted(text)}.`;
  const rest = text.slice(Number(at));
  return rest.trim() === ""
    ? "It is not JSON: it stops before its end."
    : `It is not JSON from ${quoted(rest.slice(0, 40))} on.`;
}

/** Counts how many objects and arrays stand inside each other, without reading them. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inText && character === "\\") index += 1;
    else if (character === '"') inText = !inText;
    else if (!inText && (character === "{" || character === "[")) most = Math.max(most, (depth += 1));
    else if (!inText && (character === "}" || character === "]")) depth -= 1;
  }
  return most;
}
