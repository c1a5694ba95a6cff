import { basename, join, relative } from "node:path";
import {
  type AuthorProblem,
  type Card,
  type Lesson,
  type Read,
  type ReadDocument,
  cards,
  lesson as lessonSchema,
} from "@assay/exercise";
import { parseDocument } from "yaml";
import { readFile } from "./read-file.ts";
import { listFolders, readFolder } from "./read-folder.ts";
import { readYaml } from "./read-yaml.ts";

/** A lesson without its prose: head, cards, figure data by name, exercise ids in the order of the head. */
export interface LoadedLesson extends Lesson {
  id: string;
  cards: Card[];
  figures: Record<string, unknown>;
  exerciseIds: string[];
}

/** Everything that is text: pictures may lie beside them. */
const ownFiles = "{lesson.mdx,cards.yaml,figures/*.json}";

/** Loads a lesson from its folder; `root` is what file names in problems are relative to. */
export async function loadLesson(root: string, folder: string): Promise<Read<LoadedLesson>> {
  const read = await readFolder(root, folder, ownFiles);
  if (!read.ok) return read;
  const files = read.value;
  const place = relative(root, folder);
  const head = readHead(files.get("lesson.mdx"), join(place, "lesson.mdx"));
  const deck = readFile(cards, { files, place, name: "cards.yaml" });
  const problems: AuthorProblem[] = [...(head.ok ? [] : head.problems), ...(deck.ok ? [] : deck.problems)];
  if (!head.ok || !deck.ok) return { ok: false, problems };

  const id = basename(folder);
  const slugs = [...head.value.exercises.required, ...head.value.exercises.optional];
  const present = (await listFolders(join(folder, "exercises"))).map((each) => basename(each));
  problems.push(
    ...slugs
      .filter((slug) => !present.includes(slug))
      .map((slug) => ({
        file: join(place, "lesson.mdx"),
        ...head.placeOf(["exercises"]),
        field: "exercises",
        message: `there is no folder exercises/${slug}; there is ${present.join(", ") || "none"}`,
      })),
  );
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      ...head.value,
      id,
      cards: deck.value,
      figures: readFigures(files),
      exerciseIds: slugs.map((slug) => `${id}/${slug}`),
    },
  };
}

function readHead(text: string | undefined, file: string): ReadDocument<Lesson> {
  if (text === undefined) return { ok: false, problems: [{ file, message: "this file is missing" }] };
  const [, head] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text) ?? [];
  if (head === undefined) {
    return {
      ok: false,
      problems: [{ file, line: 1, message: "begin with a head between two lines of ---" }],
    };
  }
  // A newline in front keeps the line numbers those of the file.
  return readYaml(lessonSchema, file, `\n${head}`);
}

function readFigures(files: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    [...files].flatMap(([path, text]) => {
      const [, name] = /^figures\/([a-z0-9-]+)\.json$/.exec(path) ?? [];
      return name === undefined ? [] : [[name, parseDocument(text).toJS() as unknown]];
    }),
  );
}
