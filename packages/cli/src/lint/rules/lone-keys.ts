import { closest } from "@assay/exercise";
import type { Course } from "../course.ts";
import type { Found } from "../finding.ts";

/** Finds answer keys that are no exercise's; an exercise without a key is found where keys are read. */
export function findLoneKeys({ content, keyFolders }: Course): Found[] {
  const ids = [...content.exercises.keys()];
  return [...keyFolders]
    .filter(([id]) => !ids.includes(id))
    .map(([id, file]) => {
      const near = closest(id, ids);
      return {
        file,
        message: `there is no exercise ${id}`,
        write: near === undefined ? "write its public half, or remove this one" : `did you mean \`${near}\`?`,
      };
    });
}
