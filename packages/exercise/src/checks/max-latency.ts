import { z } from "zod";
import { property } from "./fields.ts";

/** Passes when a sample takes no longer than a time; a cached reply has no latency and passes. */
export const maxLatency = z
  .strictObject({
    check: z.literal("maxLatency"),
    ms: z.int().min(1).describe("The longest it may take, in milliseconds."),
    property,
  })
  .describe("Passes when a sample takes no longer than a time; a cached reply has no latency and passes.");
