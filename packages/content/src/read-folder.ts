import { glob, readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Read, decodeUtf8 } from "@assay/exercise";

/**
 * Reads the files of a folder that match a pattern as text, by relative path in sorted order; a folder that is not
 * there is empty. Problems name files relative to `root`.
 */
export async function readFolder(
  root: string,
  folder: string,
  pattern: string,
): Promise<Read<Map<string, string>>> {
  const paths = (await Array.fromAsync(glob(pattern, { cwd: folder }))).toSorted();
  const reads = await Promise.all(paths.map((path) => readText(root, join(folder, path))));
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  if (problems.length > 0) return { ok: false, problems };
  const texts = reads.flatMap((read) => (read.ok ? [read.value] : []));
  return { ok: true, value: new Map(paths.map((path, index) => [path, texts[index] ?? ""])) };
}

/** Reads a file as UTF-8; a problem names it relative to `root`. */
export const readText = async (root: string, file: string): Promise<Read<string>> =>
  decodeUtf8(relative(root, file), await readFile(file));

/** Lists the folders directly in a folder, as full paths in sorted order; a folder that is not there is empty. */
export async function listFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .toSorted();
}
