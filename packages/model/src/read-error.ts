import type * as Sdk from "openai";
import { ModelError, rateLimited } from "./model-error.ts";
import { readRetryAfter } from "./retry-after.ts";

/** How an error is read; an examiner of ours may speak for itself, any other endpoint may not. */
interface Reading {
  sdk: typeof Sdk;
  isEmbedded: boolean;
}

/** Turns what the SDK threw into a ModelError; an abort is passed on by the caller before. */
export function readError(error: unknown, reading: Reading): ModelError {
  const { sdk } = reading;
  if (error instanceof ModelError) return error;
  // The SDK takes what its fetch throws for a lost connection.
  if (error instanceof Error && error.cause instanceof ModelError) return error.cause;
  if (error instanceof sdk.APIConnectionTimeoutError) {
    return new ModelError("time-out", "The model did not answer in time.");
  }
  if (error instanceof sdk.APIConnectionError) {
    return new ModelError("unreachable", "The model could not be reached.", { detail: systemCode(error) });
  }
  if (error instanceof sdk.APIError) return readStatus(error, reading);
  return new ModelError("invalid-reply", "The model sent something that is not a reply.", {
    detail: "not JSON",
  });
}

function readStatus(error: Sdk.APIError, { isEmbedded }: Reading): ModelError {
  const { status } = error;
  const code = plainCode(error.code) ?? plainCode(error.type);
  const detail = [status, code].filter((each) => each !== undefined).join(" ");
  const retryAfterMs = readRetryAfter(error.headers, Date.now());
  // Money that has run out does not come back by waiting, whatever the status says.
  if (code === "insufficient_quota") return new ModelError("refused", refusals[402], { detail });
  if (status === 429) return rateLimited({ retryAfterMs, detail });
  if (status === undefined || status >= 500 || passing.includes(status)) {
    return new ModelError("unavailable", `The model answered ${status ?? "nothing"}.`, {
      retryAfterMs,
      detail,
    });
  }
  const own = isEmbedded ? error.message.replace(/^\d{3} /, "") : undefined;
  if (code === "context_length_exceeded") {
    return new ModelError("too-long", own ?? "The request is longer than the model's context.", { detail });
  }
  const sentence = own === undefined ? refusalOf(status) : `The model refused the request: ${own}`;
  return new ModelError("refused", sentence, { detail });
}

/** Statuses below 500 that pass by themselves: time-out, conflict, too early. */
const passing: readonly number[] = [408, 409, 425];

const operator = "The operator has to look at it.";
const refusals = {
  401: `The model's endpoint does not accept the key it was given. ${operator}`,
  402: `The model's endpoint wants to be paid before it answers. ${operator}`,
  403: `The model's endpoint does not let us use the model. ${operator}`,
  404: `The model's endpoint knows no such model, or does not take this kind of request. ${operator}`,
};

const refusalOf = (status: number): string =>
  Object.entries(refusals).find(([each]) => each === String(status))?.[1] ??
  `The model's endpoint does not take the request (${status}). ${operator}`;

/** Passes on only what looks like a code: free text may repeat a prompt. */
const plainCode = (code: unknown): string | undefined =>
  typeof code === "string" && /^[a-z0-9_.-]{1,48}$/i.test(code) ? code : undefined;

/** Finds the system's code, such as ECONNREFUSED, among the causes of an error. */
function systemCode(error: unknown): string | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    if ("code" in each && typeof each.code === "string") return plainCode(each.code);
  }
  return undefined;
}
