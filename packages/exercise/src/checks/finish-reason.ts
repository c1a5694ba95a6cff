import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the reply ended in the right way. */
export const finishReason = z
  .strictObject({
    check: z.literal("finishReason"),
    of,
    is: z
      .enum(["stop", "length"])
      .default("stop")
      .describe("`stop`: by itself or at a stop text; `length`: cut at the limit."),
    property,
  })
  .describe("Passes when the reply ended in the right way.");
