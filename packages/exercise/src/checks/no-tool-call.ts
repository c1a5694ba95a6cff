import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when no tool is called. */
export const noToolCall = z
  .strictObject({
    check: z.literal("noToolCall"),
    of,
    property,
  })
  .describe("Passes when no tool is called.");
