import { z } from "zod";
import { json } from "../json.ts";

/** Tool definitions that the learner writes. */
export const toolsPart = z
  .strictObject({
    type: z.literal("tools"),
    atMost: z.int().min(1).max(64).default(16).describe("How many tools may be defined."),
  })
  .describe("Tool definitions.");

export const toolsValue = z
  .array(
    z.strictObject({
      name: z
        .string()
        .regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/)
        .describe("The tool's name."),
      description: z.string().max(2000).describe("When to use it, and when not."),
      parameters: z.record(z.string(), json).describe("JSON Schema of its arguments."),
    }),
  )
  .max(64);
