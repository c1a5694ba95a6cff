import { z } from "zod";
import { tokenBudget } from "./fields.ts";

/** A text that the model continues: no chat template. */
export const completionPart = z
  .strictObject({ type: z.literal("completion"), tokenBudget })
  .describe("Text with {{placeholders}}, continued by the model without a chat template.");

export const completionValue = z.string().max(20_000, "keep the text under 20,000 characters");
