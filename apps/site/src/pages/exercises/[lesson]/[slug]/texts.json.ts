import type { APIRoute, GetStaticPaths } from "astro";
import { listExercisePaths, loadExercise } from "../../../../load/course.ts";
import { hasFixedTexts } from "../../../../panel/panel-exercise.ts";

export const getStaticPaths: GetStaticPaths = () =>
  listExercisePaths(({ exercise }) => hasFixedTexts(exercise));

/** The texts that the author of an exercise fixed: a page does without them until a request is looked at. */
export const GET: APIRoute = async ({ params: { lesson, slug } }) => {
  const { exercise } = await loadExercise(`${lesson}/${slug}`);
  return Response.json(exercise.texts);
};
