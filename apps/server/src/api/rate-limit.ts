import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** How many requests of a kind one learner, and one address, may send in a span of seconds. */
export interface RateLimits {
  learner: { points: number; duration: number };
  address: { points: number; duration: number };
}

/** A learner at work presses a button every few seconds; a class behind one address does so thirty times. */
export const defaultLimits: RateLimits = {
  learner: { points: 12, duration: 30 },
  address: { points: 240, duration: 30 },
};

/** Drafts are kept and tokens counted at every pause in writing: ten times as often. */
export const lightLimits: RateLimits = {
  learner: { points: 120, duration: 30 },
  address: { points: 2400, duration: 30 },
};

/** Types are checked at pauses in writing code, one request at a time. */
export const typesLimits: RateLimits = {
  learner: { points: 60, duration: 30 },
  address: { points: 600, duration: 30 },
};

/** Counts a request and returns how many seconds to wait when there were too many. */
export type TakeTurn = (context: Context, learner: string | undefined) => Promise<number | undefined>;

/** Creates the limit on a kind of request: by learner where one is known, and by address always. */
export function createRateLimit(limits: RateLimits): TakeTurn {
  const byLearner = new RateLimiterMemory(limits.learner);
  const byAddress = new RateLimiterMemory(limits.address);
  return async (context, learner) => {
    const waits = await Promise.all([
      consume(byAddress, addressOf(context)),
      learner === undefined ? undefined : consume(byLearner, learner),
    ]);
    const longest = Math.max(...waits.map((each) => each ?? 0));
    return longest > 0 ? longest : undefined;
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
}

/** A request made without a socket, as in tests of the app alone, counts as one address. */
const addressOf = (context: Context): string =>
  context.env?.incoming === undefined ? "local" : (getConnInfo(context).remote.address ?? "unknown");
