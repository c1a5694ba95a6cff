import { z } from "zod";
import { of, matchCase, property } from "./fields.ts";

/** Passes when the text contains the expected one. */
export const contains = z
  .strictObject({
    check: z.literal("contains"),
    of,
    any: z.array(z.string().min(1)).min(1).optional().describe("At least one of these must occur."),
    all: z.array(z.string().min(1)).min(1).optional().describe("All of these must occur."),
    case: matchCase,
    property,
  })
  .refine((check) => check.any === undefined || check.all === undefined, {
    message: "write `any` or `all`, not both",
  })
  .describe("Passes when the text contains the expected one.");
