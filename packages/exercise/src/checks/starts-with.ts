import { z } from "zod";
import { of, value, trim, matchCase, property } from "./fields.ts";

/** Passes when the text starts with the expected one. */
export const startsWith = z
  .strictObject({
    check: z.literal("startsWith"),
    of,
    value,
    trim,
    case: matchCase,
    property,
  })
  .describe("Passes when the text starts with the expected one.");
