import { z } from "zod";
import { json } from "../json.ts";

/** A JSON Schema that the learner writes. */
export const schemaPart = z
  .strictObject({
    type: z.literal("schema"),
    maxBytes: z.int().min(100).max(20_000).default(8000).describe("How long the schema may be as JSON."),
  })
  .describe("A JSON Schema.");

export const schemaValue = z.record(z.string(), json);
