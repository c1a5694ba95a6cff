import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the whole text stands in double quotation marks. */
export const quotation = z
  .strictObject({
    check: z.literal("quotation"),
    of,
    mode,
    property,
  })
  .describe("Passes when the whole text stands in one pair of double quotation marks.");
