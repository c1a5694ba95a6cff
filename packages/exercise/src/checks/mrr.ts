import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the first relevant passage stands early enough (reciprocal rank). */
export const mrr = z
  .strictObject({
    check: z.literal("mrr"),
    of,
    atLeast: z.number().gt(0).max(1).describe("The lowest reciprocal rank that passes."),
    property,
  })
  .describe("Passes when the first relevant passage stands early enough (reciprocal rank).");
