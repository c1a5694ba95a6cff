import type { APIRoute, GetStaticPaths } from "astro";
import { listExercisePaths, loadExercise } from "../../../../load/course.ts";
import { areData } from "../../../../panel/panel-exercise.ts";
import type { Inputs } from "../../../../panel/use-input.ts";

export const getStaticPaths: GetStaticPaths = () =>
  listExercisePaths(({ exercise, cases }) => areData(exercise, cases));

/** The inputs of visible cases that are data: a page does without them until one is looked at. */
export const GET: APIRoute = async ({ params: { lesson, slug } }) => {
  const { cases } = await loadExercise(`${lesson}/${slug}`);
  const inputs: Inputs = Object.fromEntries(cases.map(({ id, input }) => [id, input]));
  return Response.json(inputs);
};
