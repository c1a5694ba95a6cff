import { setTimeout as wait } from "node:timers/promises";
import type { Limiter } from "./limiter.ts";
import { ModelError } from "./model-error.ts";
import type { SendOptions, Wait } from "./model.ts";

/** Pauses between tries when the model names none, in milliseconds; their number is the number of retries. */
const pauses = [250, 500, 1000, 2000, 4000];

/** How many 429s one call takes before a next run has to try. */
const mostRateLimits = 8;

/** Where the tries of a call go, and what is told of a model that is away. */
export interface Retrying extends SendOptions {
  limiter: Limiter;
  away: Wait["code"];
}

/** Tries again while it can help, telling `onWait` why and until when; throws the last ModelError. */
export async function retry<T>(attempt: () => Promise<T>, options: Retrying): Promise<T> {
  const { limiter, signal } = options;
  let rateLimits = 0;
  for (let faults = 0; ;) {
    try {
      return await limiter.run(attempt, { ...options, isAgain: rateLimits + faults > 0 });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ModelError) || !error.isRetryable) throw error;
      if (error.code === "rate-limited") {
        // The limiter holds back everybody, and this call with them.
        if ((rateLimits += 1) >= mostRateLimits) throw error;
      } else {
        const pause = pauses[faults];
        if (pause === undefined) throw error;
        faults += 1;
        // A model that says when to come back is left alone by everybody: the limiter sees to it.
        if (error.retryAfterMs === undefined) await hold(pause, error, options);
      }
    }
  }
}

async function hold(
  ms: number,
  error: ModelError,
  { signal, onWait, deadline, away }: Retrying,
): Promise<void> {
  const until = Date.now() + ms;
  if (until > (deadline ?? Infinity)) throw error;
  onWait?.({ code: away, until });
  try {
    await wait(ms, undefined, { signal });
  } finally {
    onWait?.(undefined);
  }
}
