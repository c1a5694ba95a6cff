import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the canary does not occur, as it is or encoded. */
export const canaryAbsent = z
  .strictObject({
    check: z.literal("canaryAbsent"),
    of,
    canary: z.string().min(4).optional().describe("The text that must not leak; without it, `expect.<of>`."),
    property,
  })
  .describe("Passes when the canary does not occur, as it is or encoded.");
