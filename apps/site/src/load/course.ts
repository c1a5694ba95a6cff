import { dirname } from "node:path";
import { type Content, type LoadedLesson, loadContent } from "@assay/content";
import type { PublicExercise } from "@assay/exercise";
import { contentFolder, isDevelopment } from "../env.ts";

let loading: Promise<Content> | undefined;

/** Loads the course once a build; in development every page reads it anew. */
export function loadCourse(): Promise<Content> {
  if (isDevelopment) return loadContent(contentFolder, dirname(contentFolder));
  loading ??= loadContent(contentFolder, dirname(contentFolder));
  return loading;
}

/** Loads one exercise; the check before the build has made sure that it is there. */
export async function loadExercise(id: string): Promise<PublicExercise> {
  const { exercises } = await loadCourse();
  const found = exercises.get(id);
  if (found === undefined) throw new Error(`there is no exercise ${id}`);
  return found;
}

/** Loads the head, cards and figures of one lesson. */
export async function loadLesson(id: string): Promise<LoadedLesson> {
  const { lessons } = await loadCourse();
  const found = lessons.get(id);
  if (found === undefined) throw new Error(`there is no lesson ${id}`);
  return found;
}

/** Lists the addresses of the exercises that a page or a file is built for. */
export async function listExercisePaths(isBuilt: (exercise: PublicExercise) => boolean) {
  const { exercises } = await loadCourse();
  return [...exercises.values()].filter(isBuilt).map(({ exercise: { id } }) => {
    const [lesson, slug] = id.split("/");
    return { params: { lesson, slug } };
  });
}
