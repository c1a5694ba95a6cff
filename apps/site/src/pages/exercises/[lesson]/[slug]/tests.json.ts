import type { APIRoute, GetStaticPaths } from "astro";
import { loadCourse, loadExercise } from "../../../../load/course.ts";

export const getStaticPaths: GetStaticPaths = async () => {
  const { exercises } = await loadCourse();
  const tested = [...exercises.values()].filter(({ tests }) => tests !== undefined);
  return tested.map(({ exercise: { id } }) => {
    const [lesson, slug] = id.split("/");
    return { params: { lesson, slug } };
  });
};

/** The public tests of an exercise, by file: a page does without them until a learner reads them. */
export const GET: APIRoute = async ({ params: { lesson, slug } }) => {
  const { tests } = await loadExercise(`${lesson}/${slug}`);
  return Response.json(tests);
};
