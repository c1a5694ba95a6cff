import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import {
  type AuthorProblem,
  type Glossary,
  type PublicExercise,
  type Read,
  type Tracks,
  closest,
  formatProblem,
  tracks as tracksSchema,
} from "@assay/exercise";
import { loadExercise } from "./load-exercise.ts";
import { type LoadedFacts, loadFacts } from "./load-facts.ts";
import { loadGlossary } from "./load-glossary.ts";
import { type LoadedModel, loadModels } from "./load-models.ts";
import { listFolders } from "./read-folder.ts";
import { type LoadedLesson, loadLesson } from "./load-lesson.ts";
import { readOptional } from "./read-optional.ts";

/** The public content: everything but the answer keys. */
export interface Content {
  tracks: Tracks;
  lessons: ReadonlyMap<string, LoadedLesson>;
  exercises: ReadonlyMap<string, PublicExercise>;
  glossary: Glossary;
  facts: LoadedFacts;
  models: readonly LoadedModel[];
}

/** Carries everything that is wrong with the content, at once; its message is a line a problem. */
export class ContentError extends Error {
  override readonly name = "ContentError";
  readonly problems: readonly AuthorProblem[];

  constructor(problems: readonly AuthorProblem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** Loads and validates the public content below `folder`; problems name files relative to `root`. Throws ContentError. */
export async function loadContent(folder: string, root: string = folder): Promise<Content> {
  const problems: AuthorProblem[] = [];
  const keep = <T>(read: Read<T>): T[] => {
    if (!read.ok) problems.push(...read.problems);
    return read.ok ? [read.value] : [];
  };
  const [tracks] = keep(await readTracks(folder, root));
  const lessonFolders = await listFolders(join(folder, "lessons"));
  const exerciseFolders = (
    await Promise.all(lessonFolders.map((each) => listFolders(join(each, "exercises"))))
  ).flat();
  const exercises = (await Promise.all(exerciseFolders.map((each) => loadExercise(root, each)))).flatMap(
    keep,
  );
  // A folder may hold exercises whose lesson is not written yet.
  const written = await filterAsync(lessonFolders, hasLesson);
  const lessons = (await Promise.all(written.map((each) => loadLesson(root, each)))).flatMap(keep);
  problems.push(...unlisted(tracks, lessons, relative(root, folder)));
  if (tracks === undefined) throw new ContentError(problems);
  const [glossary] = keep(await loadGlossary(folder, root, lessonIds(tracks)));
  const [facts] = keep(await loadFacts(folder, root, lessonIds(tracks)));
  const [models] = keep(await loadModels(folder, root));
  if (glossary === undefined || facts === undefined || models === undefined || problems.length > 0)
    throw new ContentError(problems);
  return {
    tracks,
    lessons: new Map(lessons.map((each) => [each.id, each])),
    exercises: new Map(exercises.map((each) => [each.exercise.id, each])),
    glossary,
    facts,
    models,
  };
}

const lessonIds = ({ tracks }: Tracks): string[] =>
  tracks.flatMap((track) => track.lessons.map(({ id }) => id));

/** Names the folder of the public half of an exercise. */
export function exerciseFolder(contentFolder: string, id: string): string {
  const [lesson = "", slug = ""] = id.split("/");
  return join(contentFolder, "lessons", lesson, "exercises", slug);
}

/** Reads and validates tracks.yaml alone. */
export async function readTracks(folder: string, root: string): Promise<Read<Tracks>> {
  const read = await readOptional(tracksSchema, { folder, root, name: "tracks.yaml" });
  const file = join(folder, "tracks.yaml");
  return read ?? { ok: false, problems: [{ file, message: "this file is missing" }] };
}

/** Loads the exercises in a lesson's folder, whether the lesson is written or not. */
export async function listExercises(
  folder: string,
  lesson: string,
  root: string,
): Promise<Read<PublicExercise[]>> {
  const folders = await listFolders(join(folder, "lessons", lesson, "exercises"));
  const reads = await Promise.all(folders.map((each) => loadExercise(root, each)));
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: reads.flatMap((read) => (read.ok ? [read.value] : [])) };
}

const hasLesson = async (folder: string): Promise<boolean> => (await readdir(folder)).includes("lesson.mdx");

async function filterAsync<T>(items: readonly T[], keep: (item: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(items.map(keep));
  return items.filter((_, index) => kept[index]);
}

function unlisted(
  tracks: Tracks | undefined,
  lessons: readonly LoadedLesson[],
  place: string,
): AuthorProblem[] {
  const listed = tracks === undefined ? [] : lessonIds(tracks);
  const isUnknown = (id: string) => !listed.includes(id);
  return lessons.flatMap(({ id, prerequisites }) => [
    ...[id].filter(isUnknown).map((each) => ({
      file: join(place, "tracks.yaml"),
      message: `the lesson \`${each}\` is in no track`,
    })),
    ...prerequisites.filter(isUnknown).map((each) => {
      const near = closest(each, listed);
      return {
        file: join(place, "lessons", id, "lesson.mdx"),
        field: "prerequisites",
        message: `the lesson \`${each}\` is in no track; ${near === undefined ? "write one of tracks.yaml" : `did you mean \`${near}\`?`}`,
      };
    }),
  ]);
}
