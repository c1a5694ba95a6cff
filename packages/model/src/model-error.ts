export type ModelErrorCode =
  "rate-limited" | "unavailable" | "unreachable" | "time-out" | "invalid-reply" | "too-long" | "refused";

/** A call that brought no usable reply; whether another try can help is set once, where the response is read. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly code: ModelErrorCode;
  readonly isRetryable: boolean;
  /** How long the model asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ModelErrorCode,
    message: string,
    options: { retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.isRetryable = code !== "too-long" && code !== "refused";
    this.retryAfterMs = options.retryAfterMs;
  }
}
