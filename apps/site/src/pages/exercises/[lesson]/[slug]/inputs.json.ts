import type { APIRoute, GetStaticPaths } from "astro";
import { loadCourse, loadExercise } from "../../../../load/course.ts";
import { areData } from "../../../../panel/panel-exercise.ts";
import type { Inputs } from "../../../../panel/use-input.ts";

export const getStaticPaths: GetStaticPaths = async () => {
  const { exercises } = await loadCourse();
  const fetched = [...exercises.values()].filter(({ exercise, cases }) => areData(exercise, cases));
  return fetched.map(({ exercise: { id } }) => {
    const [lesson, slug] = id.split("/");
    return { params: { lesson, slug } };
  });
};

/** The inputs of visible cases that are data: a page does without them until one is looked at. */
export const GET: APIRoute = async ({ params: { lesson, slug } }) => {
  const { cases } = await loadExercise(`${lesson}/${slug}`);
  const inputs: Inputs = Object.fromEntries(cases.map(({ id, input }) => [id, input]));
  return Response.json(inputs);
};
