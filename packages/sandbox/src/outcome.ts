import { z } from "zod";
import type { Json } from "./json.ts";

/** A place in a file of the learner; lines and columns count from 1. */
export const place = z.object({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
});

export type Place = z.infer<typeof place>;

/** How a run may end other than with a value. */
export const failure = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("not-compiled").describe("The files are no TypeScript that can run."),
    message: z.string(),
    at: place.optional(),
  }),
  z.strictObject({
    type: z.literal("thrown").describe("The code threw and did not catch."),
    name: z.string().describe("The error's name; empty when what was thrown is no error."),
    message: z.string(),
    at: place.optional(),
  }),
  z.strictObject({
    type: z.literal("not-json").describe("What came back cannot be written as JSON."),
    message: z.string(),
  }),
  z.strictObject({
    type: z.literal("timeout"),
    clock: z.enum(["cpu", "wall"]).describe("Whether it computed too long, or waited too long for the host."),
    limitMs: z.number(),
  }),
  z.strictObject({
    type: z.literal("stalled").describe("It waits for a promise that nothing can settle."),
    hasFetch: z.literal(true).optional().describe("Whether that may be a reply that never comes."),
  }),
  z.strictObject({ type: z.literal("memory"), limitBytes: z.number() }),
  z.strictObject({
    type: z.literal("too-large"),
    what: z.enum(["files", "input", "result"]),
    length: z.number().describe("In characters, of JSON where it is JSON."),
    limit: z.number(),
  }),
  z.strictObject({
    type: z.literal("crashed").describe("Our trouble, never the learner's."),
    message: z.string(),
  }),
]);

export type Failure = z.infer<typeof failure>;

/** How a run ended; only `crashed` is ours, and worth another run. */
export type Outcome = { type: "value"; value: Json } | Failure;
