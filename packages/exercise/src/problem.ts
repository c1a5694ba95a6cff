import { z } from "zod";

/** The stable codes of API errors; a client may rely on them. */
export const problemCode = z.enum([
  "bad-request",
  "not-utf8",
  "not-json",
  "body-too-large",
  "unknown-exercise",
  "unknown-submission",
  "unknown-examiner",
  "stale-exercise",
  "artifact-invalid",
  "over-budget",
  "key-reused",
  "too-many-requests",
  "spend-limit",
  "forbidden-origin",
  "examiner-missing",
  "types-unchecked",
  "not-found",
  "method-not-allowed",
  "storage-full",
  "storage-away",
  "internal",
]);
export type ProblemCode = z.infer<typeof problemCode>;

/** One shape for every API error: `application/problem+json` (RFC 9457) with a stable code. */
export const problem = z.object({
  type: z.string().describe("A URI that names the kind of problem: urn:assay:<code>."),
  title: z.string().describe("The kind of problem in words."),
  status: z.int().describe("The HTTP status."),
  code: problemCode,
  detail: z.string().describe("What was found, and what to do."),
  problems: z
    .array(z.object({ code: z.string(), part: z.string().optional(), message: z.string() }))
    .optional()
    .describe("Each single thing that is wrong."),
});
export type Problem = z.infer<typeof problem>;
