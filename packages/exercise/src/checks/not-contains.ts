import { z } from "zod";
import { of, values, matchCase, property } from "./fields.ts";

/** Passes when none of the texts occurs. */
export const notContains = z
  .strictObject({
    check: z.literal("notContains"),
    of,
    values,
    case: matchCase,
    property,
  })
  .describe("Passes when none of the texts occurs.");
