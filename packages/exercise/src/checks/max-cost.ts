import { z } from "zod";
import { property } from "./fields.ts";

/** Passes when a sample costs no more than an amount. */
export const maxCost = z
  .strictObject({
    check: z.literal("maxCost"),
    usd: z.number().gt(0).describe("The most it may cost, in US dollars."),
    property,
  })
  .describe("Passes when a sample costs no more than an amount.");
