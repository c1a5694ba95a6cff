import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text has the right number of sentences. */
export const sentenceCount = z
  .strictObject({
    check: z.literal("sentenceCount"),
    of,
    min: z.int().min(0).optional().describe("The fewest sentences allowed."),
    max: z.int().min(0).optional().describe("The most sentences allowed."),
    mode,
    property,
  })
  .refine((check) => check.min !== undefined || check.max !== undefined, {
    message: "write `min`, `max` or both",
  })
  .describe("Passes when the text has the right number of sentences.");
