import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text ends with a postscript. */
export const postscript = z
  .strictObject({
    check: z.literal("postscript"),
    of,
    marker: z.enum(["P.S.", "P.P.S"]).default("P.S.").describe("How the postscript begins."),
    mode,
    property,
  })
  .describe("Passes when the last paragraph has a line that begins with the marker and says something.");
