import { z } from "zod";
import { of, matchCase, property } from "./fields.ts";

/** Passes when a keyword occurs often enough and not too often. */
export const keywordCount = z
  .strictObject({
    check: z.literal("keywordCount"),
    of,
    keyword: z
      .string()
      .min(1)
      .describe("The word or words counted, where they stand for themselves: `cat` is not in `concatenate`."),
    min: z.int().min(0).optional().describe("The fewest occurrences allowed."),
    max: z.int().min(0).optional().describe("The most occurrences allowed."),
    case: matchCase,
    property,
  })
  .refine((check) => check.min !== undefined || check.max !== undefined, {
    message: "write `min`, `max` or both",
  })
  .describe("Passes when a keyword occurs often enough and not too often.");
