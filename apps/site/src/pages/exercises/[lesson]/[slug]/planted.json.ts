import type { APIRoute, GetStaticPaths } from "astro";
import { loadCourse, loadExercise } from "../../../../load/course.ts";
import { hasPlanted } from "../../../../panel/panel-exercise.ts";
import type { Planted } from "../../../../panel/use-planted.ts";

export const getStaticPaths: GetStaticPaths = async () => {
  const { exercises } = await loadCourse();
  const planted = [...exercises.values()].filter(({ exercise }) => hasPlanted(exercise));
  return planted.map(({ exercise: { id } }) => {
    const [lesson, slug] = id.split("/");
    return { params: { lesson, slug } };
  });
};

/** The outputs that the author of an exercise planted: a page does without them until one is looked at. */
export const GET: APIRoute = async ({ params: { lesson, slug } }) => {
  const { cases } = await loadExercise(`${lesson}/${slug}`);
  const planted: Planted = Object.fromEntries(cases.map(({ id, input }) => [id, input]));
  return Response.json(planted);
};
