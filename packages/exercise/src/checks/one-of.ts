import { z } from "zod";
import { of, values, trim, matchCase, property } from "./fields.ts";

/** Passes when the text is one of the expected ones. */
export const oneOf = z
  .strictObject({
    check: z.literal("oneOf"),
    of,
    values,
    trim,
    case: matchCase,
    property,
  })
  .describe("Passes when the text is one of the expected ones.");
