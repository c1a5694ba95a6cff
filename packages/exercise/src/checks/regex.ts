import { z } from "zod";
import { of, matchCase, property } from "./fields.ts";

/** Passes when the pattern (RE2 syntax) occurs in the text. */
export const regex = z
  .strictObject({
    check: z.literal("regex"),
    of,
    pattern: z
      .string()
      .min(1)
      .max(500)
      .describe("A pattern in RE2 syntax: no look-around, no back-references."),
    case: matchCase,
    property,
  })
  .describe("Passes when the pattern (RE2 syntax) occurs in the text.");
