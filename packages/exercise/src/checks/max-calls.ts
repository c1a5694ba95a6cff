import { z } from "zod";
import { property } from "./fields.ts";

/** Passes when a sample makes no more than a number of model calls. */
export const maxCalls = z
  .strictObject({
    check: z.literal("maxCalls"),
    max: z.int().min(0).describe("The most calls allowed."),
    property,
  })
  .describe("Passes when a sample makes no more than a number of model calls.");
