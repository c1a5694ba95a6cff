import type { APIRoute, GetStaticPaths } from "astro";
import { loadCourse, loadExercise } from "../../../../load/course.ts";

export const getStaticPaths: GetStaticPaths = async () => {
  const { exercises } = await loadCourse();
  const fixed = [...exercises.values()].filter(({ exercise }) => Object.keys(exercise.programs).length > 0);
  return fixed.map(({ exercise: { id } }) => {
    const [lesson, slug] = id.split("/");
    return { params: { lesson, slug } };
  });
};

/** The programs that the author of an exercise fixed: a page does without them until one is looked at. */
export const GET: APIRoute = async ({ params: { lesson, slug } }) => {
  const { exercise } = await loadExercise(`${lesson}/${slug}`);
  return Response.json(exercise.programs);
};
