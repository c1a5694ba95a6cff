import rss from "@astrojs/rss";
import { newestFirst } from "../changes/dates.ts";
import { siteUrl } from "../env.ts";
import { loadCourse } from "../load/course.ts";

/** The log of changes as RSS. */
export async function GET(): Promise<Response> {
  const { changes } = (await loadCourse()).facts;
  return rss({
    title: "Assay: changes",
    description: "What changed in the field and in the course.",
    site: siteUrl,
    trailingSlash: false,
    items: newestFirst(changes).map(({ id, date, where, title, text }) => ({
      title,
      description: text.replaceAll("`", ""),
      pubDate: new Date(date),
      link: `/changes#${id}`,
      categories: [where],
    })),
  });
}
