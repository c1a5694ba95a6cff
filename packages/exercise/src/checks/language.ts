import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text is in the language. */
export const language = z
  .strictObject({
    check: z.literal("language"),
    of,
    is: z
      .string()
      .regex(/^[a-z]{2,3}$/, "write an ISO 639 code, e.g. de")
      .optional()
      .describe("The language; without it, `expect.<of>`."),
    mode,
    property,
  })
  .describe("Passes when the text is in the language; one too short to tell fails, so ask for a sentence.");
