import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { nextDay, replaysPerHour } from "./limit-replays.ts";
import { declareProblems, problem } from "./problem.ts";

const spending = z.object({
  spent: z.number().describe("US dollars today; of what is under way, the most that it can cost."),
  most: z.number().optional().describe("US dollars that may be spent in a day; absent without a limit."),
});

const allowance = z
  .object({
    examiner: z.string(),
    learner: spending.describe("One's own replays."),
    everybody: spending.describe("Those of all learners."),
    resetsAt: z.iso.datetime().describe("When the day ends: midnight UTC."),
    lastHour: z.int().describe("Replays of one's own within the last hour."),
    mostInHour: z.int(),
  })
  .openapi("ReplayAllowance");

const read = createRoute({
  method: "get",
  path: "/api/replays/allowance",
  summary: "What one's replays have used up, and what they may",
  responses: {
    200: {
      description: "The state of things now.",
      content: { "application/json": { schema: allowance } },
    },
    ...declareProblems("unknown-examiner"),
  },
});

export const noSecondExaminer = {
  detail:
    "No second examiner is set up here, so nothing can be replayed. Whoever runs this adds one with OPENAI_BASE_URL and ASSAY_MODEL.",
};

/** Serves what replays may still use up. */
export function routeReplays(app: OpenAPIHono, { replays, sessions, submissions }: Dependencies): void {
  app.openapi(read, async (context) => {
    if (replays === undefined) return problem(context, "unknown-examiner", noSecondExaminer);
    const use = await submissions.readReplayUse(await sessions.find(context));
    const body: z.infer<typeof allowance> = {
      examiner: replays.model,
      learner: spendingOf(use.learner, replays.spendPerLearner),
      everybody: spendingOf(use.day, replays.spendPerDay),
      resetsAt: nextDay(new Date()),
      lastHour: use.lastHour,
      mostInHour: replaysPerHour,
    };
    return context.json(body, 200, { "cache-control": "no-store" });
  });
}

const spendingOf = (millionths: number, most: number | undefined): z.infer<typeof spending> => ({
  spent: millionths / 1e6,
  ...(most === undefined ? {} : { most }),
});
