import { artifactShape, exerciseVersion } from "@assay/exercise";
import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { exercisePath, noSuchExercise } from "./exercises.ts";
import { declareProblems, problem } from "./problem.ts";

const draft = z.object({
  artifact: artifactShape,
  exerciseVersion: exerciseVersion.describe("The version of the exercise it was written for."),
});

const get = createRoute({
  method: "get",
  path: "/api/drafts/{lesson}/{slug}",
  summary: "One's draft of an exercise",
  request: { params: exercisePath },
  responses: {
    200: {
      description: "The draft as it was kept last.",
      content: { "application/json": { schema: draft.extend({ updatedAt: z.iso.datetime() }) } },
    },
    ...declareProblems("not-found"),
  },
});

const put = createRoute({
  method: "put",
  path: "/api/drafts/{lesson}/{slug}",
  summary: "Keep a draft in place of the one before",
  request: {
    params: exercisePath,
    body: { required: true, content: { "application/json": { schema: draft } } },
  },
  responses: {
    204: { description: "It is kept." },
    ...declareProblems(
      "bad-request",
      "unknown-exercise",
      "forbidden-origin",
      "body-too-large",
      "storage-full",
    ),
  },
});

/** Serves a learner's drafts; what is in them is checked only when it is submitted. */
export function routeDrafts(app: OpenAPIHono, { content, submissions, sessions }: Dependencies): void {
  app.openapi(get, async (context) => {
    const { lesson, slug } = context.req.valid("param");
    const learner = await sessions.find(context);
    const kept =
      learner === undefined
        ? undefined
        : await submissions.readDraft({ learner, exercise: `${lesson}/${slug}` });
    if (kept === undefined)
      return problem(context, "not-found", { detail: "No draft of yours is kept here." });
    return context.json(kept, 200, { "cache-control": "no-store" });
  });

  app.openapi(put, async (context) => {
    const { lesson, slug } = context.req.valid("param");
    const exercise = `${lesson}/${slug}`;
    if (!content.exercises.has(exercise))
      return problem(context, "unknown-exercise", noSuchExercise(exercise));
    const learner = await sessions.findOrCreate(context);
    await submissions.putDraft({ learner, exercise }, context.req.valid("json"));
    return context.body(null, 204);
  });
}
