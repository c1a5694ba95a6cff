import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Case, Exercise } from "@assay/exercise";

/** An exercise and where its answer key lives; problems name files relative to `root`. */
export interface KeyPlace {
  exercise: Exercise;
  cases: readonly Case[];
  folder: string;
  root: string;
}

/** Reads the files of an answer key that match a pattern, by relative path in sorted order. */
export async function readKeyFiles(folder: string, pattern: string): Promise<Map<string, string>> {
  const paths = (await Array.fromAsync(glob(pattern, { cwd: folder }))).toSorted();
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), "utf8")));
  return new Map(paths.map((path, index) => [path, texts[index] ?? ""]));
}
