import { z } from "zod";

/** Checks that the learner writes as TypeScript, run over planted good and bad outputs. */
export const assertionsPart = z
  .strictObject({
    type: z.literal("assertions"),
    kinds: z.array(z.string().min(1)).min(1).describe("The kinds of planted defect."),
  })
  .describe("TypeScript checks over planted outputs.");
