import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "./user-error.ts";

/** Finds the content folder: the one that was named, or the nearest `content/` upwards that has a tracks.yaml. */
export function findContent(named: string | undefined, from: string = process.cwd()): string {
  if (named !== undefined) {
    const folder = resolve(named);
    if (existsSync(join(folder, "tracks.yaml"))) return folder;
    throw new UserError(`${folder} is no content folder: it has no tracks.yaml.`);
  }
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "content/tracks.yaml"))) return join(folder, "content");
    if (folder === dirname(folder)) {
      throw new UserError(
        "No content folder was found from here upwards. Go into the project, or set ASSAY_CONTENT.",
      );
    }
  }
}
