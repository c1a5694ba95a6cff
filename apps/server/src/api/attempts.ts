import { attempt, exerciseId } from "@assay/exercise";
import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { declareProblems } from "./problem.ts";

const list = createRoute({
  method: "get",
  path: "/api/attempts",
  summary: "One's attempts, newest first",
  request: { query: z.object({ exercise: exerciseId.optional().describe("Only those at this exercise.") }) },
  responses: {
    200: {
      description: "Submissions that ended passed or failed; nothing else is an attempt.",
      content: { "application/json": { schema: z.object({ attempts: z.array(attempt) }) } },
    },
    ...declareProblems("bad-request"),
  },
});

/** Serves a learner's attempts. */
export function routeAttempts(app: OpenAPIHono, { submissions, sessions }: Dependencies): void {
  app.openapi(list, async (context) => {
    const learner = await sessions.find(context);
    const { exercise } = context.req.valid("query");
    const attempts = learner === undefined ? [] : await submissions.listAttempts(learner, exercise);
    return context.json({ attempts }, 200, { "cache-control": "no-store" });
  });
}
