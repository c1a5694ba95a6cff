import { join, relative } from "node:path";
import type { ReadDocument } from "@assay/exercise";
import type { z } from "zod";
import { readText } from "./read-folder.ts";
import { readYaml } from "./read-yaml.ts";

/** Reads a file of the content folder that a course need not have; `undefined` when it is not there. */
export async function readOptional<T>(
  schema: z.ZodType<T>,
  { folder, root, name }: { folder: string; root: string; name: string },
): Promise<ReadDocument<T> | undefined> {
  const file = join(folder, name);
  const text = await readText(root, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined || !text.ok) return text;
  return readYaml(schema, relative(root, file), text.value);
}
