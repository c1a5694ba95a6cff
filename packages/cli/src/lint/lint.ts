import { ContentError } from "@assay/content";
import { readCourse } from "./course.ts";
import { type Finding, fromAuthorProblem } from "./finding.ts";
import { rules } from "./rules/index.ts";

/** Lists everything about the course that can be said without the examiner, in the order of files and lines. */
export async function lint(contentFolder: string): Promise<Finding[]> {
  try {
    return applyRules(await readCourse(contentFolder));
  } catch (error) {
    // The other rules read what the schemas have let through.
    if (error instanceof ContentError) return error.problems.map((each) => fromAuthorProblem("schema", each));
    throw error;
  }
}

/** Lists what the loaders refused and what the rules find, in the order of files and lines. */
export function applyRules({ course, findings }: Awaited<ReturnType<typeof readCourse>>): Finding[] {
  const found = Object.entries(rules).flatMap(([rule, find]) =>
    find(course).map((each) => ({ rule, ...each })),
  );
  return [...findings, ...found].toSorted(
    (a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
}

/** Lists what only the rules say; a proof says itself what a loader refuses. */
export async function lintCourse(contentFolder: string): Promise<Finding[]> {
  return (await lint(contentFolder)).filter(({ rule }) => Object.hasOwn(rules, rule));
}
