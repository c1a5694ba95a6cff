import { join } from "node:path";
import { type AnswerKey, loadAnswerKey } from "@assay/answer-keys";
import type { Content } from "@assay/content";

/** Creates a loader of answer keys that reads each once; what is wrong with one is told to the operator only. */
export function createKeyLoader(
  content: Content,
  { root, report }: { root: string; report: (error: Error) => void },
): (exercise: string) => Promise<AnswerKey | undefined> {
  const loaded = new Map<string, Promise<AnswerKey | undefined>>();
  const load = async (id: string): Promise<AnswerKey | undefined> => {
    const published = content.exercises.get(id);
    if (published === undefined) return undefined;
    const read = await loadAnswerKey({ ...published, folder: join(root, id), root });
    if (read.ok) return read.value;
    // What stands in a key reaches no log: the place is enough, and the check says the rest.
    const places = read.problems.map(({ file, line }) => `${file}:${line ?? 1}`).join(", ");
    report(new Error(`The answer key of ${id} cannot be read (${places}). Run: pnpm assay check ${id}`));
    return undefined;
  };
  return (id) => {
    const key = loaded.get(id) ?? load(id);
    loaded.set(id, key);
    return key;
  };
}
