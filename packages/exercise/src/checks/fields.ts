import { z } from "zod";
import { name } from "../ids.ts";

export const of = name.describe("The step whose result is looked at.");

export const value = z.string().optional().describe("The text to compare with; without it, `expect.<of>`.");

export const values = z
  .array(z.string().min(1))
  .min(1)
  .optional()
  .describe("The texts to compare with; without them, `expect.<of>`.");

export const trim = z.boolean().default(false).describe("Whether white space around the text is ignored.");

export const matchCase = z.boolean().default(true).describe("Whether upper and lower case differ.");

export const mode = z
  .enum(["strict", "loose"])
  .default("strict")
  .describe("`loose` also tries the text without its first or last line and without Markdown marks.");

export const property = z
  .string()
  .min(1)
  .max(160)
  .optional()
  .describe("What the check demands, as the end of a sentence: “the reply is the product word alone”.");
