import { artifactShape, exerciseVersion } from "@assay/exercise";
import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { exercisePath, noSuchExercise } from "./exercises.ts";
import { findDraftProblems } from "./find-draft-problems.ts";
import { declareProblems, problem } from "./problem.ts";
import { createRateLimit, lightLimits } from "./rate-limit.ts";
import { tooQuick } from "./too-quick.ts";

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
    ...declareProblems("not-found", "unknown-exercise"),
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
      "not-utf8",
      "not-json",
      "unknown-exercise",
      "forbidden-origin",
      "body-too-large",
      "too-many-requests",
      "storage-full",
    ),
  },
});

/** Serves a learner's drafts; of what is in them only the shape is checked before it is submitted. */
export function routeDrafts(app: OpenAPIHono, dependencies: Dependencies): void {
  const { content, submissions, sessions } = dependencies;
  const takeTurn = createRateLimit(dependencies.lightLimits ?? lightLimits);

  app.openapi(get, async (context) => {
    const { lesson, slug } = context.req.valid("param");
    const exercise = `${lesson}/${slug}`;
    if (!content.exercises.has(exercise))
      return problem(context, "unknown-exercise", noSuchExercise(exercise));
    const learner = await sessions.find(context);
    const kept = learner === undefined ? undefined : await submissions.readDraft({ learner, exercise });
    if (kept === undefined)
      return problem(context, "not-found", { detail: "No draft of yours is kept here." });
    return context.json(kept, 200, { "cache-control": "no-store" });
  });

  app.openapi(put, async (context) => {
    const { lesson, slug } = context.req.valid("param");
    const exercise = `${lesson}/${slug}`;
    const seconds = await takeTurn(context, await sessions.find(context));
    if (seconds !== undefined) return tooQuick(context, { seconds, what: "drafts" });
    const published = content.exercises.get(exercise);
    if (published === undefined) return problem(context, "unknown-exercise", noSuchExercise(exercise));
    const sent = context.req.valid("json");
    const problems = findDraftProblems(published, sent.artifact);
    if (problems.length > 0) {
      const detail = problems.map((each) => each.message).join(" ");
      return problem(context, "bad-request", { detail, problems });
    }
    const learner = await sessions.findOrCreate(context);
    await submissions.putDraft({ learner, exercise }, sent);
    return context.body(null, 204);
  });
}
