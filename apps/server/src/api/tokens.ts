import { type OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { declareProblems, problem } from "./problem.ts";
import { createRateLimit, lightLimits } from "./rate-limit.ts";
import { tooQuick } from "./too-quick.ts";

const turn = z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string().max(20_000) });
const text = z.discriminatedUnion("type", [
  z.object({ type: z.literal("completion"), value: z.string().max(20_000) }),
  z.object({ type: z.literal("chat"), value: z.array(turn).max(64) }),
]);

const count = createRoute({
  method: "post",
  path: "/api/tokens",
  summary: "Count tokens as the examiner does",
  request: { body: { required: true, content: { "application/json": { schema: text } } } },
  responses: {
    200: {
      description:
        "How many tokens the text has as written; a conversation is counted with its chat template.",
      content: { "application/json": { schema: z.object({ tokens: z.int() }) } },
    },
    ...declareProblems(
      "bad-request",
      "not-utf8",
      "not-json",
      "forbidden-origin",
      "body-too-large",
      "too-many-requests",
      "examiner-missing",
    ),
  },
});

/** Serves the token count. */
export function routeTokens(app: OpenAPIHono, dependencies: Dependencies): void {
  const { countTokens, sessions } = dependencies;
  const takeTurn = createRateLimit(dependencies.lightLimits ?? lightLimits);

  app.openapi(count, async (context) => {
    const seconds = await takeTurn(context, await sessions.find(context));
    if (seconds !== undefined) return tooQuick(context, { seconds, what: "texts to count" });
    const tokens = countTokens(context.req.valid("json").value);
    if (tokens === undefined) {
      return problem(context, "examiner-missing", { detail: "The examiner's vocabulary is not there yet." });
    }
    return context.json({ tokens }, 200);
  });
}
