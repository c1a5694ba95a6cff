import { glob, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Case, type Exercise, type Read, decodeUtf8 } from "@assay/exercise";

/** An exercise and where its answer key lives; problems name files relative to `root`. */
export interface KeyPlace {
  exercise: Exercise;
  cases: readonly Case[];
  folder: string;
  root: string;
}

/** Reads the files of an answer key that match a pattern, by relative path in sorted order. */
export async function readKeyFiles(
  { folder, root }: Pick<KeyPlace, "folder" | "root">,
  pattern: string,
): Promise<Read<Map<string, string>>> {
  const paths = (await Array.fromAsync(glob(pattern, { cwd: folder }))).toSorted();
  const reads = await Promise.all(
    paths.map(async (path) => {
      const file = join(folder, path);
      return decodeUtf8(relative(root, file), await readFile(file));
    }),
  );
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  if (problems.length > 0) return { ok: false, problems };
  const texts = reads.flatMap((read) => (read.ok ? [read.value] : []));
  return { ok: true, value: new Map(paths.map((path, index) => [path, texts[index] ?? ""])) };
}
