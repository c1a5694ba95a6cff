import type { APIRoute } from "astro";
import { loadCourse } from "../load/course.ts";
import type { CourseCard } from "../review/schedule.ts";

/** Every recall card of the course, for the review page. */
export const GET: APIRoute = async () => {
  const { lessons } = await loadCourse();
  const all = [...lessons].flatMap(([lesson, { title, cards }]) =>
    cards.map(({ id, ask, answer }): CourseCard => ({
      id: `${lesson}/${id}`,
      lesson,
      title,
      ask,
      answer,
    })),
  );
  return Response.json(all);
};
