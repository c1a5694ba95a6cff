import { z } from "zod";
import { entryProblem, hasOwnEntry, sourceFields } from "./code.ts";

/** Assertions that the learner writes: the entry exports them as `assertions`, by what they say. */
export const assertionsPart = z
  .strictObject({ type: z.literal("assertions"), ...sourceFields })
  .refine(hasOwnEntry, entryProblem)
  .describe("TypeScript that tells good outputs from planted bad ones.");
