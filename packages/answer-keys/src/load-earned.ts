import { join, relative } from "node:path";
import type { AuthorProblem, Read } from "@assay/exercise";
import { type KeyPlace, readKeyFiles } from "./key-files.ts";

/** What a learner earns: four hints, the last of which is the solution, and the debrief. */
export interface Earned {
  hints: readonly [string, string, string, string];
  debrief: string;
}

/** Loads hints and debrief; only the worker calls it, when they are earned. */
export async function loadEarned({ folder, root }: Pick<KeyPlace, "folder" | "root">): Promise<Read<Earned>> {
  const files = await readKeyFiles({ folder, root }, "earned/*.md");
  if (!files.ok) return files;
  const problems: AuthorProblem[] = [];
  const read = (name: string): string => {
    const text = files.value.get(`earned/${name}.md`)?.trim() ?? "";
    if (text === "") {
      problems.push({
        file: relative(root, join(folder, "earned", `${name}.md`)),
        message: "this file is missing or empty",
      });
    }
    return text;
  };
  const earned: Earned = {
    hints: [read("hint-1"), read("hint-2"), read("hint-3"), read("hint-4")],
    debrief: read("debrief"),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: earned };
}
