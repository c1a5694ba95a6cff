import type { Context } from "hono";
import type { Engine } from "../engine/create-engine.ts";
import { GrammarTooSlowError } from "../engine/grammar-state.ts";
import { LineFullError } from "../engine/line.ts";
import { ApiError, errorBody } from "./api-error.ts";

/** Answers with an error in OpenAI's shape; what nobody foresaw is logged and gets a sentence, never a stack trace. */
export function answerError(error: Error, context: Context, engine: Engine): Response {
  if (error instanceof ApiError) {
    // The rest of a body that nobody reads must not be taken for the next request.
    const headers = error.status === 413 ? { Connection: "close" } : {};
    return context.json(errorBody(error), error.status, headers);
  }
  if (error instanceof LineFullError) {
    const seconds = Math.max(1, Math.ceil(engine.stats().secondsPerRequest ?? 1));
    const message = `The examiner is busy: ${error.message}. Try again in ${seconds} s.`;
    const busy = new ApiError(429, message, { code: "too_many_requests" });
    return context.json(errorBody(busy), busy.status, { "Retry-After": String(seconds) });
  }
  if (error instanceof GrammarTooSlowError) {
    const message = `The grammar takes too long to follow: ${error.message}. Write fewer alternatives and repetitions.`;
    const slow = new ApiError(400, message, { code: "grammar_too_slow" });
    return context.json(errorBody(slow), slow.status);
  }
  // Whoever closed the connection reads no answer, and is no failure.
  if (!context.req.raw.signal.aborted) console.error(error);
  const internal = new ApiError(500, "The examiner failed to answer.", { code: "internal" });
  return context.json(errorBody(internal), internal.status);
}
