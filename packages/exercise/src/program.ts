import { z } from "zod";

/** TypeScript that the author fixes, as `texts` are fixed; it runs in the sandbox as a learner's code does. */
export const program = z
  .string()
  .min(1)
  .max(4_000, "longer than 4,000 characters; a program that learners read is short")
  .describe("TypeScript whose export a `code` step calls.");
