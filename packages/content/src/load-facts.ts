import { join, relative } from "node:path";
import { type AuthorProblem, type Change, type Fact, type Read, factSheet } from "@assay/exercise";
import { readOptional } from "./read-optional.ts";
import { unknownLesson } from "./unknown-lesson.ts";

/** Facts with the place of each, so that one that has expired can be found, and the log of changes. */
export interface LoadedFacts {
  facts: (Fact & { place: Pick<AuthorProblem, "file" | "line" | "column"> })[];
  changes: Change[];
}

/** Loads `facts.yaml`; the lessons that rest on a fact must be among `lessons`. */
export async function loadFacts(
  folder: string,
  root: string,
  lessons: readonly string[],
): Promise<Read<LoadedFacts>> {
  const read = await readOptional(factSheet, { folder, root, name: "facts.yaml" });
  if (read === undefined) return { ok: true, value: { facts: [], changes: [] } };
  if (!read.ok) return read;
  const file = join(relative(root, folder), "facts.yaml");
  const problems = read.value.facts.flatMap((fact, index) =>
    fact.lessons.flatMap((lesson, at): AuthorProblem[] => {
      if (lessons.includes(lesson)) return [];
      const path = ["facts", index, "lessons", at];
      return [
        { file, ...read.placeOf(path), field: path.join("."), message: unknownLesson(lesson, lessons) },
      ];
    }),
  );
  if (problems.length > 0) return { ok: false, problems };
  const facts = read.value.facts.map((fact, index) => ({
    ...fact,
    place: { file, ...read.placeOf(["facts", index, "expires"]) },
  }));
  return { ok: true, value: { ...read.value, facts } };
}
