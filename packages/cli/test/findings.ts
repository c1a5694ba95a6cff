import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { formatFinding } from "../src/lint/finding.ts";
import { lint } from "../src/lint/lint.ts";
import { copyCourse } from "./assay.ts";

/** A change of one file of the course. */
export type Change = [file: string, change: (text: string) => string];

/** Replaces a text of a file. */
export const replace = (file: string, from: string | RegExp, to: string): Change => [
  file,
  (text) => text.replace(from, to),
];

/** Writes a paragraph at the end of a file. */
export const append = (file: string, text: string): Change => [file, (before) => `${before}\n${text}\n`];

/** Looks at a copy of the course in which files were changed; the copy is called `content` in what is found. */
export async function findingsWith(...changes: readonly Change[]): Promise<string[]> {
  await using copy = await copyCourse();
  for (const [file, change] of changes) {
    const before = await readFile(join(copy.folder, file), "utf8");
    await copy.edit(file, change);
    if ((await readFile(join(copy.folder, file), "utf8")) === before)
      throw new Error(`the edit changed nothing in ${file}`);
  }
  return (await lint(copy.folder)).map((each) =>
    formatFinding(each).replaceAll(/assay-course-\w+/g, "content"),
  );
}
