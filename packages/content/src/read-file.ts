import { join } from "node:path";
import type { ReadDocument } from "@assay/exercise";
import type { z } from "zod";
import { readYaml } from "./read-yaml.ts";

/** Reads one file of a folder that was read before; a missing one is a problem. */
export function readFile<T>(
  schema: z.ZodType<T>,
  { files, place, name }: { files: ReadonlyMap<string, string>; place: string; name: string },
): ReadDocument<T> {
  const file = join(place, name);
  const text = files.get(name);
  if (text === undefined) return { ok: false, problems: [{ file, message: "this file is missing" }] };
  return readYaml(schema, file, text);
}
