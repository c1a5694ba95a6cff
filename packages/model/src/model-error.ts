export type ModelErrorCode =
  "rate-limited" | "unavailable" | "unreachable" | "time-out" | "invalid-reply" | "too-long" | "refused";

/** No run waits longer for a model that names the time itself, and the runs that follow come too soon. */
export const longestWaitMs = 600_000;

export interface ModelErrorOptions {
  /** How long the model asked us to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** What the operator may read: a status and a code, never the endpoint's own text. */
  detail?: string | undefined;
}

/**
 * A call that brought no usable reply; whether another try can help is set once, where the response is read.
 * Its message is a sentence for the learner. It has no `cause`: what an endpoint says may repeat a hidden prompt.
 */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly code: ModelErrorCode;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly detail: string | undefined;

  constructor(code: ModelErrorCode, message: string, { retryAfterMs, detail }: ModelErrorOptions = {}) {
    super(message);
    this.code = code;
    this.isRetryable = code !== "too-long" && code !== "refused" && (retryAfterMs ?? 0) <= longestWaitMs;
    this.retryAfterMs = retryAfterMs;
    this.detail = detail;
  }
}

/** Makes the error of a 429: it says for how long, where that is known and more than a moment. */
export function rateLimited(options: ModelErrorOptions): ModelError {
  const minutes = Math.ceil((options.retryAfterMs ?? 0) / 60_000);
  const message =
    minutes > 1
      ? `The model is rate-limited: it takes no more calls for about ${minutes} minutes.`
      : "The model is rate-limited.";
  return new ModelError("rate-limited", message, options);
}
