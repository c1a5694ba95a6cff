import { join } from "node:path";
import { type AnswerKey, type Earned, loadAnswerKey, loadEarned } from "@assay/answer-keys";
import { type Content, exerciseFolder, loadTestSuites } from "@assay/content";
import type { PublicExercise, Read } from "@assay/exercise";
import type { TestSuites } from "@assay/grader";

type Load<T> = (exercise: string) => Promise<T | undefined>;
type Place = PublicExercise & { folder: string; root: string };

/**
 * Creates loaders of what is not public, which read each exercise's once; what is wrong with one is told to the
 * operator only.
 */
export function createKeyLoaders(
  content: Content,
  { contentFolder, report }: { contentFolder: string; report: (error: Error) => void },
): { loadKey: Load<AnswerKey>; loadEarned: Load<Earned>; loadTests: Load<TestSuites> } {
  const root = join(contentFolder, "answer-keys");
  const once = <T>(what: string, read: (place: Place) => Promise<Read<T>>): Load<T> => {
    const loaded = new Map<string, Promise<T | undefined>>();
    const load = async (id: string): Promise<T | undefined> => {
      const published = content.exercises.get(id);
      if (published === undefined) return undefined;
      const found = await read({ ...published, folder: join(root, id), root });
      if (found.ok) return found.value;
      // What stands in a key reaches no log: the place is enough, and the check says the rest.
      const places = found.problems.map(({ file, line }) => `${file}:${line ?? 1}`).join(", ");
      report(new Error(`The ${what} of ${id} cannot be read (${places}). Run: pnpm assay check ${id}`));
      return undefined;
    };
    return (id) => {
      const reading = loaded.get(id) ?? load(id);
      loaded.set(id, reading);
      return reading;
    };
  };
  return {
    loadKey: once("answer key", loadAnswerKey),
    loadEarned: once("hints and debrief", loadEarned),
    loadTests: once("tests", ({ exercise, folder }) => {
      const visible = exerciseFolder(contentFolder, exercise.id);
      return loadTestSuites(contentFolder, { visible, hidden: folder });
    }),
  };
}
