import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { publicExerciseStandIn } from "./openapi.ts";
import { declareProblems, problem } from "./problem.ts";

/** Path parameters that name an exercise. */
export const exercisePath = z.object({
  lesson: z.string().max(80).openapi({ example: "prompting-few-shot" }),
  slug: z.string().max(80).openapi({ example: "product-word" }),
});

export const noSuchExercise = (id: string) => ({
  detail: `There is no exercise ${id}. Open it from the map.`,
});

const getExercise = createRoute({
  method: "get",
  path: "/api/exercises/{lesson}/{slug}",
  summary: "The public half of an exercise",
  request: { params: exercisePath },
  responses: {
    200: {
      description: "Everything about it that a learner may see.",
      content: { "application/json": { schema: publicExerciseStandIn } },
    },
    ...declareProblems("unknown-exercise"),
  },
});

/** Serves the public half of exercises. */
export function routeExercises(app: OpenAPIHono, { content }: Dependencies): void {
  app.openapi(getExercise, (context) => {
    const { lesson, slug } = context.req.valid("param");
    const found = content.exercises.get(`${lesson}/${slug}`);
    if (found === undefined) return problem(context, "unknown-exercise", noSuchExercise(`${lesson}/${slug}`));
    return context.json(found, 200);
  });
}
