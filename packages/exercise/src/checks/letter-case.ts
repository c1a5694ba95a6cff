import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text is written in one letter case. */
export const letterCase = z
  .strictObject({
    check: z.literal("letterCase"),
    of,
    is: z
      .enum(["upper", "lower", "title"])
      .describe("The letter case asked for; in `title`, words of up to three letters may be small."),
    mode,
    property,
  })
  .describe("Passes when the text is written in one letter case.");
