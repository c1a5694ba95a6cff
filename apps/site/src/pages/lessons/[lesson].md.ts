import type { APIContext } from "astro";
import { getEntry } from "astro:content";
import { loadCourse, loadLesson } from "../../load/course.ts";
import { lessonMarkdown } from "../../markdown/lesson-markdown.ts";

/** One Markdown file a written lesson. */
export async function getStaticPaths() {
  const { lessons } = await loadCourse();
  return Array.from(lessons.keys(), (lesson) => ({ params: { lesson } }));
}

/** A lesson as Markdown, for a reader's own tools. */
export async function GET({ params: { lesson: id = "" } }: APIContext): Promise<Response> {
  const entry = await getEntry("lessons", id);
  const { exercises } = await loadCourse();
  const text = lessonMarkdown(await loadLesson(id), { body: entry?.body ?? "", exercises });
  return new Response(text, { headers: { "content-type": "text/markdown; charset=utf-8" } });
}
