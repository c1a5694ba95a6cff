import { z } from "zod";
import { of, value, property } from "./fields.ts";

/** Passes when the text is close to the expected one (Levenshtein ratio). */
export const similarTo = z
  .strictObject({
    check: z.literal("similarTo"),
    of,
    value,
    atLeast: z.number().gt(0).max(1).describe("The lowest ratio that passes; 1 is identical."),
    property,
  })
  .describe(
    "Passes when the text is close to the expected one (Levenshtein ratio); both have at most 4,000 characters.",
  );
