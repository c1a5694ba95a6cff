import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../recipes");

/** What exercises begin as, by name: the folder of each holds both halves. */
export const recipes: Readonly<Record<string, { slug: string; id: string }>> = {
  "few-shot": { slug: "name-animal", id: "a-lesson/an-exercise" },
};

/** Reads the files of a folder of recipes, by relative path in sorted order. */
export async function readRecipe(...path: string[]): Promise<Map<string, string>> {
  const place = join(folder, ...path);
  const names = (await Array.fromAsync(glob("**/*.*", { cwd: place }))).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(place, name), "utf8")));
  return new Map(names.map((name, index) => [name, texts[index] ?? ""]));
}
