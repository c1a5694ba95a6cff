import { setTimeout as wait } from "node:timers/promises";
import { ModelError } from "./model-error.ts";
import type { SendOptions, Wait } from "./model.ts";

/** Pauses between tries when the model names none, in milliseconds; their number is the number of retries. */
const pauses = [250, 500, 1000, 2000, 4000];

/** A model that asks for a longer pause is left alone until the next run. */
const longestPause = 60_000;

/** Tries again while it can help, telling `onWait` why and until when; throws the last ModelError. */
export async function retry<T>(attempt: () => Promise<T>, { signal, onWait }: SendOptions): Promise<T> {
  for (const pause of pauses) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ModelError) || !error.isRetryable) throw error;
      const ms = error.retryAfterMs ?? pause;
      if (ms > longestPause) throw error;
      onWait?.({ code: waitCode(error), until: Date.now() + ms });
      await wait(ms, undefined, { signal });
      onWait?.(undefined);
    }
  }
  return await attempt();
}

const waitCode = ({ code }: ModelError): Wait["code"] =>
  code === "rate-limited" ? "rate-limited" : "examiner-restarting";
