import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text has the right number of bullet points. */
export const bulletCount = z
  .strictObject({
    check: z.literal("bulletCount"),
    of,
    min: z.int().min(0).optional().describe("The fewest bullet points allowed."),
    max: z.int().min(0).optional().describe("The most bullet points allowed."),
    mode,
    property,
  })
  .refine((check) => check.min !== undefined || check.max !== undefined, {
    message: "write `min`, `max` or both",
  })
  .describe("Passes when the right number of lines begin with -, *, + or • and say something.");
