import { join, relative } from "node:path";
import { type AuthorProblem, type Glossary, type Read, glossary } from "@assay/exercise";
import { readOptional } from "./read-optional.ts";
import { unknownLesson } from "./unknown-lesson.ts";

/** A course has no glossary until somebody writes one. */
const none: Glossary = { house: [], field: [] };

/** Loads `glossary.yaml`; a term's lesson must be one of `lessons`. */
export async function loadGlossary(
  folder: string,
  root: string,
  lessons: readonly string[],
): Promise<Read<Glossary>> {
  const read = await readOptional(glossary, { folder, root, name: "glossary.yaml" });
  if (read === undefined) return { ok: true, value: none };
  if (!read.ok) return read;
  const file = join(relative(root, folder), "glossary.yaml");
  const problems = (["house", "field"] as const).flatMap((group) =>
    read.value[group].flatMap(({ lesson }, index): AuthorProblem[] => {
      if (lesson === undefined || lessons.includes(lesson)) return [];
      const path = [group, index, "lesson"];
      return [
        { file, ...read.placeOf(path), field: path.join("."), message: unknownLesson(lesson, lessons) },
      ];
    }),
  );
  return problems.length > 0 ? { ok: false, problems } : read;
}
