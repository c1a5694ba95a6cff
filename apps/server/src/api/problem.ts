import type { Problem, ProblemCode } from "@assay/exercise";
import { problem as problemSchema } from "@assay/exercise";
import "@hono/zod-openapi";
import type { Context, TypedResponse } from "hono";

/** Status and title of each kind of problem. */
const kinds = {
  "bad-request": { status: 400, title: "The request is not as it should be" },
  "not-utf8": { status: 400, title: "The body is not UTF-8" },
  "not-json": { status: 400, title: "The body is not JSON" },
  "forbidden-origin": { status: 403, title: "The request comes from another site" },
  "not-found": { status: 404, title: "There is nothing here" },
  "unknown-exercise": { status: 404, title: "There is no such exercise" },
  "unknown-submission": { status: 404, title: "There is no such submission" },
  "unknown-examiner": { status: 404, title: "There is no such examiner to replay on" },
  "method-not-allowed": { status: 405, title: "This cannot be done here" },
  "key-reused": { status: 409, title: "The idempotency key was used before" },
  "stale-exercise": { status: 409, title: "The exercise has changed" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "artifact-invalid": { status: 422, title: "The artifact cannot be run" },
  "over-budget": { status: 422, title: "The text is over its budget" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "spend-limit": { status: 429, title: "No more may be spent today" },
  internal: { status: 500, title: "Something went wrong here" },
  "examiner-missing": { status: 503, title: "No examiner is available" },
  "types-unchecked": { status: 503, title: "The types were not checked" },
  "storage-away": { status: 503, title: "The storage cannot be reached" },
  "storage-full": { status: 507, title: "The storage is full" },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

type StatusOf<Code extends ProblemCode> = (typeof kinds)[Code]["status"];

/** Answers with a problem: what was found and what to do, in `detail`. */
export function problem<Code extends ProblemCode>(
  context: Context,
  code: Code,
  {
    detail,
    problems,
    headers,
  }: { detail: string; problems?: Problem["problems"]; headers?: Record<string, string> },
): Response & TypedResponse<Problem, StatusOf<Code>, "json"> {
  const { status, title }: { status: StatusOf<Code>; title: string } = kinds[code];
  const body: Problem = {
    type: `urn:assay:${code}`,
    title,
    status,
    code,
    detail,
    ...(problems ? { problems } : {}),
  };
  return context.json(body, status, { "content-type": "application/problem+json", ...headers });
}

// Only a schema made after the contract's library was loaded can be named by it.
const declared = problemSchema.clone().openapi("Problem");

/** Declares the problems a route may answer with, for the contract. */
export function declareProblems<Code extends ProblemCode>(...codes: Code[]) {
  const content = { "application/problem+json": { schema: declared } };
  const byStatus = Map.groupBy(codes, (code) => kinds[code].status);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets which keys it was given
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      { description: same.map((code) => `\`${code}\`: ${kinds[code].title}`).join("; "), content },
    ]),
  ) as { [Status in StatusOf<Code>]: { description: string; content: typeof content } };
}
