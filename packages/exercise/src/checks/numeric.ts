import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the text is a number near the expected one. */
export const numeric = z
  .strictObject({
    check: z.literal("numeric"),
    of,
    value: z.number().optional().describe("The number; without it, `expect.<of>`."),
    tolerance: z.number().min(0).default(0).describe("How far off the number may be."),
    property,
  })
  .describe("Passes when the text is a number alone, near the expected one; commas only group thousands.");
