import { z } from "zod";
import { of, value, trim, matchCase, property } from "./fields.ts";

/** Passes when the text is the expected one. */
export const equals = z
  .strictObject({
    check: z.literal("equals"),
    of,
    value,
    trim,
    case: matchCase,
    property,
  })
  .describe("Passes when the text is the expected one.");
