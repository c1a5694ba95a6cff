import type * as Sdk from "openai";
import { ModelError } from "./model-error.ts";

/** Turns what the SDK threw into a ModelError; an abort is passed on by the caller before. */
export function readError(error: unknown, sdk: typeof Sdk): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof sdk.APIConnectionTimeoutError) {
    return new ModelError("time-out", "The model did not answer in time.", { cause: error });
  }
  if (error instanceof sdk.APIConnectionError) {
    return new ModelError("unreachable", "The model could not be reached.", { cause: error });
  }
  if (error instanceof sdk.APIError) return readStatus(error);
  // What the SDK could not parse: HTML, half a body, a stream cut off.
  return new ModelError("invalid-reply", "The model sent something that is not a reply.", { cause: error });
}

function readStatus(error: Sdk.APIError): ModelError {
  const { status, code, message } = error;
  if (status === 429) {
    return new ModelError("rate-limited", "The model is rate-limited.", {
      retryAfterMs: retryAfter(error),
      cause: error,
    });
  }
  if (status === undefined || status >= 500 || status === 408 || status === 409) {
    return new ModelError("unavailable", `The model answered ${status ?? "nothing"}.`, {
      retryAfterMs: retryAfter(error),
      cause: error,
    });
  }
  if (code === "context_length_exceeded") return new ModelError("too-long", plain(message), { cause: error });
  return new ModelError("refused", `The model refused the request: ${plain(message)}`, { cause: error });
}

/** The SDK puts the status in front of the endpoint's own sentence. */
const plain = (message: string): string => message.replace(/^\d{3} /, "");

function retryAfter({ headers }: Sdk.APIError): number | undefined {
  const value = headers?.get("retry-after");
  if (value === null || value === undefined) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}
