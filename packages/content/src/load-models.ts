import { join, relative } from "node:path";
import { type AuthorProblem, type ListedModel, type Read, modelRegistry } from "@assay/exercise";
import { readOptional } from "./read-optional.ts";

/** A model with the place of its last day, so that one that has expired can be found. */
export type LoadedModel = ListedModel & { place: Pick<AuthorProblem, "file" | "line" | "column"> };

/** Loads `models.yaml`; a course need not know any model but the embedded one. */
export async function loadModels(folder: string, root: string): Promise<Read<LoadedModel[]>> {
  const read = await readOptional(modelRegistry, { folder, root, name: "models.yaml" });
  if (read === undefined) return { ok: true, value: [] };
  if (!read.ok) return read;
  const file = join(relative(root, folder), "models.yaml");
  const value = read.value.models.map((model, index) => ({
    ...model,
    place: { file, ...read.placeOf(["models", index, "expires"]) },
  }));
  return { ok: true, value };
}
