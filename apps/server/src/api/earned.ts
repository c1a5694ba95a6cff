import { type EarnedHint, earned, earnedHint, hintRung, rungsOf, solutionRung } from "@assay/exercise";
import { type StoredEarned, debriefRung } from "@assay/submissions";
import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { exercisePath, noSuchExercise } from "./exercises.ts";
import { declareProblems, problem } from "./problem.ts";

const list = createRoute({
  method: "get",
  path: "/api/exercises/{lesson}/{slug}/earned",
  summary: "The hints and the debrief that one has earned",
  request: { params: exercisePath },
  responses: {
    200: {
      description: "What one's attempts have earned; the solution comes without its text until it is opened.",
      content: { "application/json": { schema: earned } },
    },
    ...declareProblems("unknown-exercise"),
  },
});

const open = createRoute({
  method: "post",
  path: "/api/exercises/{lesson}/{slug}/hints/{rung}/open",
  summary: "Open a hint that one has earned; after the solution, submits run on a fresh variant",
  request: { params: exercisePath.extend({ rung: z.coerce.number().pipe(hintRung) }) },
  responses: {
    200: { description: "The hint.", content: { "application/json": { schema: earnedHint } } },
    ...declareProblems("bad-request", "not-found", "unknown-exercise", "forbidden-origin", "storage-full"),
  },
});

/** Serves what a learner has earned; what they have not is as unknown as what does not exist. */
export function routeEarned(app: OpenAPIHono, { content, submissions, sessions }: Dependencies): void {
  app.openapi(list, async (context) => {
    const { lesson, slug } = context.req.valid("param");
    const exercise = `${lesson}/${slug}`;
    const published = content.exercises.get(exercise);
    if (published === undefined) return problem(context, "unknown-exercise", noSuchExercise(exercise));
    const learner = await sessions.find(context);
    const found = learner === undefined ? [] : await submissions.readEarned({ learner, exercise });
    const debrief = found.find(({ rung }) => rung === debriefRung)?.text;
    const body = {
      hints: found.filter(({ rung }) => rung <= solutionRung).map(describe),
      rungs: rungsOf(published.exercise),
      ...(debrief !== undefined && { debrief }),
    };
    return context.json(body, 200, { "cache-control": "no-store" });
  });

  app.openapi(open, async (context) => {
    const { lesson, slug, rung } = context.req.valid("param");
    const exercise = `${lesson}/${slug}`;
    if (!content.exercises.has(exercise))
      return problem(context, "unknown-exercise", noSuchExercise(exercise));
    const learner = await sessions.find(context);
    const opened =
      learner === undefined ? undefined : await submissions.openEarned({ learner, exercise }, rung);
    if (opened === undefined) {
      return problem(context, "not-found", {
        detail: "This hint is not earned yet: each attempt with a changed text earns one.",
      });
    }
    return context.json(describe(opened), 200);
  });
}

/** Describes a hint to its learner. */
function describe({ rung, text, at, openedAt }: StoredEarned): EarnedHint {
  const isClosed = rung === solutionRung && openedAt === undefined;
  return { rung, at, ...(openedAt !== undefined && { openedAt }), ...(!isClosed && { text }) };
}
