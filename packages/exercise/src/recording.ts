import { z } from "zod";
import { examinerIdentity } from "./grade.ts";

const key = z
  .string()
  .regex(/^[0-9a-f]{16}$/, "must be 16 hex digits")
  .describe("Names the exact request on the examiner's weights: half of a sha256.");

/** The first line of a file of recordings: who answered. */
export const recordingHead = z.strictObject({ examiner: examinerIdentity });

/** What the examiner once replied to a request. How long it took, and what it had ready, changes from run to run. */
export const recordedReply = z.strictObject({
  key,
  output: z.string(),
  finishReason: z.enum(["stop", "length"]).default("stop"),
  request: z.int().min(0).describe("Tokens sent."),
  reply: z.int().min(0).describe("Tokens that came back."),
  logprobs: z
    .record(z.string(), z.number())
    .exactOptional()
    .describe("Where labels were weighed, how likely each is."),
});
export type RecordedReply = z.infer<typeof recordedReply>;
export type RecordedReplyInput = z.input<typeof recordedReply>;

/** How many tokens the examiner's tokenizer once made of a part. */
export const recordedCount = z.strictObject({ key, tokens: z.int().min(0) });
export type RecordedCount = z.infer<typeof recordedCount>;
