import { z } from "zod";
import { of, value, trim, matchCase, property } from "./fields.ts";

/** Passes when the text ends with the expected one. */
export const endsWith = z
  .strictObject({
    check: z.literal("endsWith"),
    of,
    value,
    trim,
    case: matchCase,
    property,
  })
  .describe("Passes when the text ends with the expected one.");
