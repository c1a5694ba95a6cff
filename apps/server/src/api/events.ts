import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Dependencies } from "./dependencies.ts";
import { problem } from "./problem.ts";
import { noSuchSubmission, readOwn } from "./submissions.ts";

const heartbeatMs = 15_000;

/**
 * Streams a submission live: `grade` events carry a StoredEvent with its number as id, `state` events a StateMessage
 * without one. Ends after `done` or `cancelled`. Not in the OpenAPI contract, which knows no event streams.
 */
export function routeEvents(app: OpenAPIHono, dependencies: Dependencies): void {
  app.get("/api/submissions/:id/events", async (context) => {
    const learner = await dependencies.sessions.find(context);
    const id = context.req.param("id");
    const found = learner === undefined ? undefined : await readOwn(dependencies, id, learner);
    if (found === undefined) return problem(context, "unknown-submission", noSuchSubmission);
    context.header("x-accel-buffering", "no");
    return streamSSE(context, (stream) =>
      follow(stream, { id, afterSeq: lastEventId(context) }, dependencies),
    );
  });
}

async function follow(
  stream: SSEStreamingApi,
  { id, afterSeq }: { id: string; afterSeq: number },
  { submissions }: Dependencies,
): Promise<void> {
  const gone = new AbortController();
  stream.onAbort(() => gone.abort());
  const heartbeat = setInterval(() => void stream.write(": still here\n\n"), heartbeatMs);
  try {
    for await (const message of submissions.subscribe(id, afterSeq, gone.signal)) {
      await (message.kind === "event"
        ? stream.writeSSE({
            event: "grade",
            id: String(message.stored.seq),
            data: JSON.stringify(message.stored),
          })
        : stream.writeSSE({ event: "state", data: JSON.stringify(message.message) }));
    }
  } finally {
    clearInterval(heartbeat);
  }
}

/** Nonsense in Last-Event-ID reads from the beginning. */
function lastEventId(context: Context): number {
  const value = context.req.header("last-event-id") ?? "";
  return /^\d{1,9}$/.test(value) ? Number(value) : 0;
}
