import { glob, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Reads every file below a folder as text, by relative path in sorted order; a folder that is not there is empty. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const paths = (await Array.fromAsync(glob("**/*.*", { cwd: folder }))).toSorted();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const)),
  );
}

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
