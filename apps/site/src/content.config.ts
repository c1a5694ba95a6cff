import { dirname } from "node:path";
import { glob } from "astro/loaders";
import { defineCollection } from "astro:content";
import { contentFolder } from "./env.ts";

/** Lesson texts; heads, cards and exercises are read and validated by `@assay/content`. */
const lessons = defineCollection({
  loader: glob({
    base: `${contentFolder}/lessons`,
    pattern: "*/lesson.mdx",
    generateId: ({ entry }) => dirname(entry),
  }),
});

export const collections = { lessons };
