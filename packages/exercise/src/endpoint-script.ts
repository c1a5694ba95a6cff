import { z } from "zod";
import { json } from "./json.ts";
import { scriptLimits } from "./script-limits.ts";

const takes = z
  .int()
  .min(0)
  .default(0)
  .describe("How long after what was before it, in milliseconds of the code's own clock.");

const piece = z.union([
  z.string().min(1),
  z.strictObject({ text: z.string().min(1), takes }),
  z.strictObject({ base64: z.base64().min(1).describe("Bytes that are no text by themselves."), takes }),
]);

const cut = z
  .union([
    z.literal("whole"),
    z.strictObject({ every: z.int().min(1).describe("After every so many bytes.") }),
    z.strictObject({ at: z.array(z.int().min(1)).min(1).describe("After these bytes.") }),
    z.strictObject({
      seed: z.int().min(0).describe("Anywhere, after 1 to 12 bytes; the same for one seed."),
    }),
  ])
  .describe("A way to cut a text into pieces, also within a character.");

const common = {
  takes: z
    .int()
    .min(0)
    .default(50)
    .describe("How long until it replies or fails, in milliseconds of the code's own clock."),
  times: z
    .union([z.int().min(1), z.literal("forever")])
    .default(1)
    .describe("To how many requests."),
  note: z
    .string()
    .optional()
    .describe("What has happened behind the endpoint by then, such as `charged`; the code does not see it."),
};

const reply = z
  .union([
    z.strictObject({
      fails: z
        .enum(["ECONNREFUSED", "ECONNRESET"])
        .describe("Nobody takes the request, or the connection is lost before a reply."),
      ...common,
    }),
    z.strictObject({ silent: z.literal(true).describe("It never replies."), ...common }),
    z.strictObject({
      status: z.int().min(200).max(599),
      headers: z.record(z.string(), z.string()).default({}),
      json: json.optional().describe("The body, as JSON."),
      text: z.string().optional().describe("The body, as a text."),
      stream: z
        .union([z.string().min(1), z.array(piece)])
        .optional()
        .describe("The body in pieces, or a text that `cuts` cuts into pieces."),
      cuts: z
        .array(cut)
        .min(1)
        .optional()
        .describe("Ways to cut the text of `stream`; each is a reply of its own, one request after another."),
      after: z
        .enum(["end", "cut", "hang", "repeat"])
        .default("end")
        .describe(
          "After the last piece the body ends, is cut off, stays open in silence, or begins again for ever.",
        ),
      ...common,
    }),
  ])
  .describe("What becomes of a request.");

/** Endpoints that an exercise scripts: by URL, what becomes of each request in its turn. */
export const endpointScript = z
  .strictObject({
    routes: z
      .record(z.url(), z.array(reply).min(1).max(60))
      .describe(
        "By URL without query: what becomes of the requests to it, in order; any other name is unknown.",
      ),
    limits: scriptLimits,
  })
  .describe("Scripted endpoints.");
export type EndpointScript = z.infer<typeof endpointScript>;
export type EndpointReply = z.infer<typeof reply>;
export type BodyCut = z.infer<typeof cut>;
