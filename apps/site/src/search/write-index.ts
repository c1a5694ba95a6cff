import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { type PagefindIndex, close, createIndex } from "pagefind";
import { loadCourse } from "../load/course.ts";
import { listRecords } from "./records.ts";

// Exercises have records of their own; the rest is the way around a lesson, not what it says.
const excludeSelectors = ["astro-island", "noscript", ".plan", ".prose > header > .label", ".along"];

// Pagefind brings five interfaces and a worker; the search page has its own, and the course is small.
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./;

/** Writes the index of the course beside the built pages, for the search page to load in pieces. */
export function writeSearchIndex(): AstroIntegration {
  return {
    name: "write-search-index",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const folder = fileURLToPath(dir);
        try {
          const { index } = demand(await createIndex({ rootSelector: "main", excludeSelectors }));
          if (index === undefined) throw new Error("Pagefind made no index");
          await fill(index, folder);
          await write(index, join(folder, "pagefind"));
        } finally {
          await close();
        }
      },
    },
  };
}

async function fill(index: PagefindIndex, folder: string): Promise<void> {
  const course = await loadCourse();
  for (const id of course.lessons.keys()) {
    const content = await readFile(join(folder, `lessons/${id}/index.html`), "utf8");
    demand(await index.addHTMLFile({ url: `/lessons/${id}`, content }));
  }
  for (const { meta, ...record } of listRecords(course)) {
    demand(await index.addCustomRecord({ ...record, meta: { ...meta }, language: "en" }));
  }
}

async function write(index: PagefindIndex, folder: string): Promise<void> {
  const { files } = demand(await index.getFiles());
  for (const { path, content } of files.filter(({ path }) => !unused.test(path))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

function demand<T extends { errors: string[] }>(answer: T): T {
  if (answer.errors.length > 0) throw new Error(`The search index: ${answer.errors.join("; ")}`);
  return answer;
}
