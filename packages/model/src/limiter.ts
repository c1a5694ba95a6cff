import { setTimeout as wait } from "node:timers/promises";
import PQueue from "p-queue";
import { ModelError, longestWaitMs, rateLimited } from "./model-error.ts";
import type { SendOptions, Wait } from "./model.ts";
import { type Pace, learnFault, learnRateLimit, learnReply, startPace } from "./pace.ts";

/** Lets calls of all runs through to one endpoint, as many at once as it has shown to take. */
export interface Limiter {
  /** Runs a call in its turn. */
  run<T>(call: () => Promise<T>, options: TurnOptions): Promise<T>;
}

/** What a call that waits for its turn says of itself. */
export interface TurnOptions extends SendOptions {
  /** Puts it in front of those that have not been tried yet. */
  isAgain: boolean;
  /** What is told of an endpoint that is away. */
  away: Wait["code"];
}

/** Creates the limiter of an endpoint; the pace is ours, the line is p-queue's. */
export function createLimiter({ start, most }: { start: number; most: number }): Limiter {
  let pace = startPace({ start, most });
  const line = new PQueue({ concurrency: start });
  const learn = (next: Pace): void => {
    pace = next;
    const allowed = Math.floor(pace.allowed);
    if (line.concurrency !== allowed) line.concurrency = allowed;
  };

  const watch = async <T>(call: () => Promise<T>): Promise<T> => {
    const startedIn = pace.episode;
    try {
      const value = await call();
      const isFull = line.size > 0 || line.pending >= line.concurrency;
      learn(learnReply(pace, { now: Date.now(), isFull }));
      return value;
    } catch (error) {
      if (error instanceof ModelError) learn(learnError(pace, error, startedIn));
      throw error;
    }
  };

  return {
    run: async (call, options) => {
      const { signal, isAgain } = options;
      for (;;) {
        await waitOut(() => pace, options);
        // A pause that began while this one stood in line holds it back too.
        const done = await line.add(
          async () => (Date.now() < pace.pausedUntil ? undefined : { value: await watch(call) }),
          { signal, priority: isAgain ? 1 : 0 },
        );
        if (done !== undefined) return done.value;
      }
    },
  };
}

function learnError(pace: Pace, { code, retryAfterMs }: ModelError, startedIn: number): Pace {
  if (code === "rate-limited") return learnRateLimit(pace, { now: Date.now(), startedIn, retryAfterMs });
  const isFault = code !== "refused" && code !== "too-long";
  return isFault ? learnFault(pace, { now: Date.now(), retryAfterMs }) : pace;
}

/** Waits until a pause is over and tells why; throws at once where that is too late for whoever waits. */
async function waitOut(read: () => Pace, { signal, onWait, deadline, away }: TurnOptions): Promise<void> {
  let told: number | undefined;
  try {
    for (let left = leftOf(read()); left > 0; left = leftOf(read())) {
      const { pausedUntil: until, isLimited } = read();
      if (left > longestWaitMs || until > (deadline ?? Infinity)) throw tooLate(isLimited, left);
      // A timer may be a moment early: that is no news.
      if (until !== told) onWait?.({ code: isLimited ? "rate-limited" : away, until });
      told = until;
      await wait(left, undefined, { signal });
    }
  } finally {
    if (told !== undefined) onWait?.(undefined);
  }
}

const leftOf = ({ pausedUntil }: Pace): number => pausedUntil - Date.now();

const tooLate = (isLimited: boolean, retryAfterMs: number): ModelError =>
  isLimited
    ? rateLimited({ retryAfterMs })
    : new ModelError("unavailable", "The model is away and said so.", { retryAfterMs });
