import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when enough relevant passages are among the first k. */
export const recallAt = z
  .strictObject({
    check: z.literal("recallAt"),
    of,
    k: z.int().min(1).describe("How many of the first passages are looked at."),
    atLeast: z.number().gt(0).max(1).describe("The lowest value that passes."),
    property,
  })
  .describe("Passes when enough relevant passages are among the first k.");
