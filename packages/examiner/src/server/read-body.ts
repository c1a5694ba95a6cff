import type { Context } from "hono";
import type { z } from "zod";
import { ApiError } from "./api-error.ts";
import { explainIssue } from "./explain-issue.ts";

/** Reads the JSON of a request, or throws an ApiError that says what is wrong with it. */
export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(parseJson(await context.req.arrayBuffer()));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const { message, param } =
    issue === undefined ? { message: "The request is not valid.", param: null } : explainIssue(issue);
  throw new ApiError(400, message, { code: "invalid_request", param });
}

function parseJson(bytes: ArrayBuffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid("The body is not UTF-8.", cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(
      `The body is not JSON: ${cause instanceof Error ? cause.message : "it cannot be read"}.`,
      cause,
    );
  }
}

function invalid(message: string, cause: unknown): ApiError {
  return Object.assign(new ApiError(400, message, { code: "invalid_json" }), { cause });
}
