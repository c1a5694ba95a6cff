import { isFinal } from "@assay/exercise";
import type { Message, Submissions } from "@assay/submissions";
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
    for await (const message of resume(submissions, { id, afterSeq }, gone.signal)) {
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

/** Follows after a number; one that no event has had by the end was nonsense, and all is told before the end. */
async function* resume(
  submissions: Submissions,
  { id, afterSeq }: { id: string; afterSeq: number },
  signal: AbortSignal,
): AsyncGenerator<Message, void, undefined> {
  let isKnown = afterSeq === 0;
  // The event that was told last is read again: that it is there proves its number.
  for await (const message of submissions.subscribe(id, Math.max(0, afterSeq - 1), signal)) {
    if (message.kind === "event") {
      isKnown = true;
      if (message.stored.seq > afterSeq) yield message;
    } else if (isFinal(message.message.state) && !isKnown) {
      return yield* submissions.subscribe(id, 0, signal);
    } else yield message;
  }
}

/** Nonsense in Last-Event-ID reads from the beginning. */
function lastEventId(context: Context): number {
  const value = context.req.header("last-event-id") ?? "";
  return /^\d{1,9}$/.test(value) ? Number(value) : 0;
}
