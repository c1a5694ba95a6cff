/** A text of the course and its file, relative to the project. */
export interface Text {
  file: string;
  text: string;
}

/** Says where an offset of a text stands. */
export function placeAt(
  { file, text }: Text,
  offset: number,
): { file: string; line: number; column: number } {
  const before = text.slice(0, Math.max(offset, 0)).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Says where something is first written in a text, or that it is somewhere in the file. */
export function placeOf(
  source: Text,
  written: string | RegExp,
): { file: string; line?: number; column?: number } {
  const offset = typeof written === "string" ? source.text.indexOf(written) : source.text.search(written);
  return offset < 0 ? { file: source.file } : placeAt(source, offset);
}

/** Blanks out code, which shows things without using them; every offset stays what it is. */
export const withoutCode = (text: string): string =>
  text.replaceAll(/^(`{3,})[\s\S]*?^\1|`[^`\n]*`/gm, (code) => code.replaceAll(/[^\n]/g, " "));

/** Blanks out the head of a lesson; every offset stays what it is. */
export const withoutHead = (text: string): string =>
  text.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/, (head) => head.replaceAll(/[^\n]/g, " "));
