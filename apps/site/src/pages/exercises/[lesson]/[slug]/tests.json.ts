import type { APIRoute, GetStaticPaths } from "astro";
import { listExercisePaths, loadExercise } from "../../../../load/course.ts";

export const getStaticPaths: GetStaticPaths = () => listExercisePaths(({ tests }) => tests !== undefined);

/** The public tests of an exercise, by file: a page does without them until a learner reads them. */
export const GET: APIRoute = async ({ params: { lesson, slug } }) => {
  const { tests } = await loadExercise(`${lesson}/${slug}`);
  return Response.json(tests);
};
