import { z } from "zod";

/** What learner code may ask of something scripted on one case; what exceeds it is refused with a sentence. */
export const scriptLimits = z
  .strictObject({
    calls: z.int().min(1).default(64).describe("How often it may be called."),
    atOnce: z
      .int()
      .min(1)
      .default(8)
      .describe("How many calls may be under way at once, on the code's own clock."),
    tokens: z.int().min(1).default(100_000).describe("How many tokens its replies may cost, all together."),
    ms: z
      .int()
      .min(1)
      .default(3_600_000)
      .describe("Until when it may be called: milliseconds of the code's own clock."),
  })
  .prefault({})
  .describe("What the code may ask of it on one case.");
export type ScriptLimits = z.infer<typeof scriptLimits>;
