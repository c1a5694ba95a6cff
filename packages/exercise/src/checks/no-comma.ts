import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text has no comma. */
export const noComma = z
  .strictObject({
    check: z.literal("noComma"),
    of,
    mode,
    property,
  })
  .describe("Passes when the text has no comma.");
