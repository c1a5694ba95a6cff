import type { Json } from "@assay/exercise";
import type { SampleView } from "./check-function.ts";

interface Comparison {
  trim?: boolean;
  case: boolean;
}

/** Brings a text into the form in which two texts are compared; nothing but white space and letter case is touched. */
export function comparable(text: string, { trim = false, case: matchCase }: Comparison): string {
  const normal = text.normalize("NFC");
  const trimmed = trim ? normal.trim() : normal;
  return matchCase ? trimmed : trimmed.toLowerCase();
}

/** Reads a step's result as text; a result that is not there is our fault and is thrown. */
export function resultOf(view: SampleView, name: string): string {
  const result = view.results[name];
  if (result === undefined) throw new Error(`there is no result named \`${name}\``);
  return result;
}

/** Reads the texts a check compares with: its own, or `expect.<of>`. */
export function expectedTexts(
  view: SampleView,
  of: string,
  own: string | readonly string[] | undefined,
): string[] {
  const value: Json | undefined = typeof own === "object" ? [...own] : (own ?? view.expect[of]);
  if (value === undefined) throw new Error(`the case does not say what is expected of \`${of}\``);
  const list = Array.isArray(value) ? value : [value];
  return list.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
}

/** Writes a text into a sentence, shortened. */
export function quoted(text: string): string {
  const shown = text.length > 80 ? `${text.slice(0, 77)}…` : text;
  return `“${shown.replaceAll("\n", "⏎")}”`;
}
