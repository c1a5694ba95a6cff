import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text has the right number of paragraphs. */
export const paragraphCount = z
  .strictObject({
    check: z.literal("paragraphCount"),
    of,
    min: z.int().min(0).optional().describe("The fewest paragraphs allowed."),
    max: z.int().min(0).optional().describe("The most paragraphs allowed."),
    mode,
    property,
  })
  .refine((check) => check.min !== undefined || check.max !== undefined, {
    message: "write `min`, `max` or both",
  })
  .describe("Passes when the text has the right number of paragraphs, with blank lines between.");
