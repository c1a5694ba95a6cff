import { z } from "zod";
import { tokenBudget } from "./fields.ts";

/** A conversation the learner writes: turns with `{{placeholders}}`. */
export const chatPart = z
  .strictObject({
    type: z.literal("chat"),
    tokenBudget,
    maxTurns: z.int().min(1).max(64).default(24).describe("How many turns the learner may write."),
  })
  .describe("Messages with {{placeholders}}.");

export const chatTurn = z
  .strictObject({
    role: z.enum(["system", "user", "assistant"]).describe("Who says it."),
    content: z.string().max(20_000).describe("What is said."),
  })
  .describe("One message of a conversation.");

export const chatValue = z.array(chatTurn).min(1, "write at least one turn").max(64);

export type ChatTurn = z.infer<typeof chatTurn>;
