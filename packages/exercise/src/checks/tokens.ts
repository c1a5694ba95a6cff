import { z } from "zod";
import { property } from "./fields.ts";

/** Passes when the calls of a sample stay under a number of tokens. */
export const tokens = z
  .strictObject({
    check: z.literal("tokens"),
    of: z.enum(["request", "reply", "all"]).describe("What is counted."),
    max: z.int().min(1).describe("The most tokens allowed."),
    property,
  })
  .describe("Passes when the calls of a sample stay under a number of tokens.");
