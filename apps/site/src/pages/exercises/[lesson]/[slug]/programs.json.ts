import type { APIRoute, GetStaticPaths } from "astro";
import { listExercisePaths, loadExercise } from "../../../../load/course.ts";

export const getStaticPaths: GetStaticPaths = () =>
  listExercisePaths(({ exercise }) => Object.keys(exercise.programs).length > 0);

/** The programs that the author of an exercise fixed: a page does without them until one is looked at. */
export const GET: APIRoute = async ({ params: { lesson, slug } }) => {
  const { exercise } = await loadExercise(`${lesson}/${slug}`);
  return Response.json(exercise.programs);
};
