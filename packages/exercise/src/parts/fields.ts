import { z } from "zod";

/** What the examiner's tokenizer may count for the part as written, placeholders unfilled. */
export const tokenBudget = z
  .int()
  .min(1)
  .max(4000)
  .optional()
  .describe("How many tokens the part may have as written, before placeholders are filled.");
