import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text has the right number of words. */
export const wordCount = z
  .strictObject({
    check: z.literal("wordCount"),
    of,
    min: z.int().min(0).optional().describe("The fewest words allowed."),
    max: z.int().min(0).optional().describe("The most words allowed."),
    mode,
    property,
  })
  .refine((check) => check.min !== undefined || check.max !== undefined, {
    message: "write `min`, `max` or both",
  })
  .describe("Passes when the text has the right number of words.");
