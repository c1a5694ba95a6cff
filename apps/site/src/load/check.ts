/** Checks the content before a build: says file, line, field and what to write, and builds nothing then. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { type Content, ContentError, loadContent } from "@assay/content";
import { contentFolder } from "../env.ts";
import { figureChecks } from "../figures/checks.ts";
import { homeExercise } from "./home.ts";
import { findReferenceProblems } from "./references.ts";

const root = dirname(contentFolder);

async function problemsOf(course: Content) {
  const figures = Object.keys(figureChecks);
  const texts = await Promise.all(
    Array.from(course.lessons.keys(), async (id) => {
      const path = join(contentFolder, "lessons", id, "lesson.mdx");
      return { id, file: relative(root, path), text: await readFile(path, "utf8") };
    }),
  );
  const problems = texts.flatMap((lesson) => findReferenceProblems({ course, figures }, lesson));
  for (const { id, figures: data } of course.lessons.values()) {
    for (const [name, value] of Object.entries(data)) {
      const file = join(basename(contentFolder), "lessons", id, "figures", `${name}.json`);
      const found = figureChecks[name]?.(value) ?? [];
      problems.push(...found.map((each) => ({ file, ...each })));
    }
  }
  if (!course.exercises.has(homeExercise)) {
    const file = join(basename(contentFolder), "lessons");
    problems.push({ file, message: `the home page opens ${homeExercise}; it is missing` });
  }
  return problems;
}

try {
  const tracks = join(contentFolder, "tracks.yaml");
  if (!existsSync(tracks)) {
    const message = "this file is missing; does ASSAY_CONTENT name the right folder?";
    throw new ContentError([{ file: relative(root, tracks), message }]);
  }
  const problems = await problemsOf(await loadContent(contentFolder, root));
  if (problems.length > 0) throw new ContentError(problems);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(`The site is not built: the content has mistakes.\n\n${error.message}\n`);
  process.exitCode = 1;
}
