import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text has enough [placeholders in brackets]. */
export const placeholder = z
  .strictObject({
    check: z.literal("placeholder"),
    of,
    min: z.int().min(1).default(1).describe("The fewest placeholders allowed."),
    mode,
    property,
  })
  .describe("Passes when the text has enough [placeholders in brackets].");
