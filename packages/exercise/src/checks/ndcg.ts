import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when relevant passages stand early enough (nDCG at k). */
export const ndcg = z
  .strictObject({
    check: z.literal("ndcg"),
    of,
    k: z.int().min(1).describe("How many of the first passages are looked at."),
    atLeast: z.number().gt(0).max(1).describe("The lowest value that passes."),
    property,
  })
  .describe("Passes when relevant passages stand early enough (nDCG at k).");
