import type { Context } from "hono";
import { problem } from "./problem.ts";

/** Answers that there were too many of something (`what`), and when to go on. */
export const tooQuick = (context: Context, { seconds, what }: { seconds: number; what: string }) =>
  problem(context, "too-many-requests", {
    detail: `That was quick: many ${what} in a short time. Send it again in ${seconds} s; your text is kept.`,
    headers: { "retry-after": String(seconds) },
  });
