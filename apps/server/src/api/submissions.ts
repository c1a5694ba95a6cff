import {
  type NewSubmission,
  asksExaminer,
  caseVerdicts,
  newSubmission,
  parseArtifact,
  solutionRung,
  submission,
  uuid,
} from "@assay/exercise";
import type { ReplayUse, SubmitResult } from "@assay/submissions";
import type { Context } from "hono";
import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import { admit } from "./admit.ts";
import type { Dependencies } from "./dependencies.ts";
import { type ReplayRefusal, explainRefusal, mayReplay } from "./limit-replays.ts";
import { declareProblems, problem } from "./problem.ts";
import { tooQuick } from "./too-quick.ts";

/** The path parameter that names a submission; nonsense is as unknown as an id that never was. */
export const submissionPath = z.object({ id: z.string().max(80).openapi({ format: "uuid" }) });

export const noSuchSubmission = { detail: "There is no submission of yours with this id." };

// Only a schema made after the contract's library was loaded can be named by it.
const named = submission.clone().openapi("Submission");

const oneSubmission = (description: string) => ({
  description,
  content: { "application/json": { schema: named } },
});

const create = createRoute({
  method: "post",
  path: "/api/submissions",
  summary: "Hand in an artifact, to practise or to be graded",
  request: {
    headers: z.object({
      "idempotency-key": uuid.describe(
        "Made anew for each press of a button: the same key never submits twice.",
      ),
    }),
    body: { required: true, content: { "application/json": { schema: newSubmission } } },
  },
  responses: {
    200: oneSubmission("The submission that this key made before."),
    201: oneSubmission("The new submission."),
    ...declareProblems(
      "bad-request",
      "not-utf8",
      "not-json",
      "forbidden-origin",
      "unknown-exercise",
      "unknown-examiner",
      "key-reused",
      "stale-exercise",
      "body-too-large",
      "artifact-invalid",
      "over-budget",
      "too-many-requests",
      "spend-limit",
      "examiner-missing",
      "storage-full",
    ),
  },
});

const read = createRoute({
  method: "get",
  path: "/api/submissions/{id}",
  summary: "A submission of one's own",
  request: { params: submissionPath },
  responses: { 200: oneSubmission("The submission as it is now."), ...declareProblems("unknown-submission") },
});

const readCases = createRoute({
  method: "get",
  path: "/api/submissions/{id}/cases",
  summary: "How each case of a submission of one's own ended",
  request: { params: submissionPath },
  responses: {
    200: {
      description: "Verdicts by case; hidden cases by their opaque id, the same in all of one's attempts.",
      content: { "application/json": { schema: caseVerdicts } },
    },
    ...declareProblems("unknown-submission"),
  },
});

const cancel = createRoute({
  method: "post",
  path: "/api/submissions/{id}/cancel",
  summary: "Stop a submission; it is not an attempt then",
  request: { params: submissionPath },
  responses: {
    200: oneSubmission("The submission, cancelled, or done if it had ended before."),
    ...declareProblems("unknown-submission", "forbidden-origin"),
  },
});

/** Serves the life of a submission: create, read, cancel. */
export function routeSubmissions(app: OpenAPIHono, dependencies: Dependencies): void {
  const { submissions, sessions, takeTurn } = dependencies;

  app.openapi(create, async (context) => {
    const known = await sessions.find(context);
    const idempotencyKey = context.req.valid("header")["idempotency-key"];
    const body = context.req.valid("json");
    // What was accepted once is answered the same, whatever has become of examiner, version and limits since.
    const sent =
      known === undefined
        ? undefined
        : await submissions.findSent({ learner: known, idempotencyKey, body: asKept(dependencies, body) });
    if (sent !== undefined) return answer(context, sent);
    const seconds = await takeTurn(context, known);
    if (seconds !== undefined) return tooQuick(context, { seconds, what: "submissions" });
    const admitted = await admit(body, dependencies);
    if (!admitted.ok) return problem(context, admitted.code, admitted);

    const learner = await sessions.findOrCreate(context);
    const variant = await chooseVariant(dependencies, { learner, exercise: body.exercise });
    const asks = asksOf(dependencies, body.exercise);
    const request = { learner, idempotencyKey, body: admitted.body, variant, asksExaminer: asks };
    const { limit } = admitted;
    if (limit === undefined) return answer(context, await submissions.submit(request));
    const replay = { mostCost: limit.mostCost, mayGo: (use: ReplayUse) => mayReplay(use, limit) };
    const result = await submissions.submit({ ...request, replay });
    return !result.ok && result.reason === "over-limit"
      ? overLimit(context, explainRefusal(result.use, limit))
      : answer(context, result);
  });

  app.openapi(read, async (context) => {
    const learner = await sessions.find(context);
    const { id } = context.req.valid("param");
    const found = learner === undefined ? undefined : await readOwn(dependencies, id, learner);
    if (found === undefined) return problem(context, "unknown-submission", noSuchSubmission);
    return context.json(found, 200, { "cache-control": "no-store" });
  });

  app.openapi(readCases, async (context) => {
    const learner = await sessions.find(context);
    const { id } = context.req.valid("param");
    const isOne = learner !== undefined && uuid.safeParse(id).success;
    const found = isOne ? await submissions.readCaseVerdicts(id, learner) : undefined;
    if (found === undefined) return problem(context, "unknown-submission", noSuchSubmission);
    return context.json(found, 200, { "cache-control": "no-store" });
  });

  app.openapi(cancel, async (context) => {
    const learner = await sessions.find(context);
    const { id } = context.req.valid("param");
    if (learner !== undefined && uuid.safeParse(id).success) await submissions.cancel(id, learner);
    const found = learner === undefined ? undefined : await readOwn(dependencies, id, learner);
    if (found === undefined) return problem(context, "unknown-submission", noSuchSubmission);
    return context.json(found, 200);
  });
}

function answer(context: Context, result: SubmitResult) {
  if (!result.ok) {
    const detail = "This Idempotency-Key came with another body before. Make a new key for each sending.";
    return problem(context, "key-reused", { detail });
  }
  return result.repeated ? context.json(result.submission, 200) : context.json(result.submission, 201);
}

const overLimit = (context: Context, { code, detail, seconds }: ReplayRefusal) =>
  problem(context, code, { detail, headers: { "retry-after": String(seconds) } });

/** Gives a body as it would be kept: with its artifact as the exercise reads it. */
function asKept({ content }: Dependencies, body: NewSubmission): NewSubmission {
  const published = content.exercises.get(body.exercise);
  const parsed = published === undefined ? undefined : parseArtifact(published, body.artifact);
  return parsed?.ok === true ? { ...body, artifact: parsed.artifact } : body;
}

const asksOf = ({ content }: Dependencies, id: string): boolean => {
  const published = content.exercises.get(id);
  return published === undefined || asksExaminer(published.exercise);
};

/** Chooses the hidden cases: who has opened the solution is measured on a fresh variant. */
async function chooseVariant(
  { content, submissions }: Dependencies,
  key: { learner: string; exercise: string },
): Promise<number> {
  const variants = content.exercises.get(key.exercise)?.exercise.hidden.variants ?? 1;
  if (variants < 2) return 1;
  const earned = await submissions.readEarned(key);
  return earned.some(({ rung, openedAt }) => rung === solutionRung && openedAt !== undefined) ? 2 : 1;
}

/** Reads a learner's submission; an id that is no UUID is not asked for. */
export const readOwn = async ({ submissions }: Dependencies, id: string, learner: string) =>
  uuid.safeParse(id).success ? await submissions.read(id, learner) : undefined;
