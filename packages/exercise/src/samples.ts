import { z } from "zod";
import { usage, verdict } from "./grade.ts";
import { modelSettings } from "./settings.ts";
import { chatTurn } from "./parts/chat.ts";

/** Exactly what was sent to the model. */
export const modelRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("chat"), messages: z.array(chatTurn), settings: modelSettings }),
  z.strictObject({ kind: z.literal("completion"), prompt: z.string(), settings: modelSettings }),
]);
export type ModelRequest = z.infer<typeof modelRequest>;

/** One call of a sample, in full: only ever of a visible case. */
export const sampleCall = z.strictObject({
  as: z.string().describe("The step's name for the reply."),
  request: modelRequest,
  output: z.string().describe("What came back."),
  finishReason: z.enum(["stop", "length"]),
  usage: usage.optional().describe("Absent where the endpoint does not say."),
  cost: z
    .number()
    .min(0)
    .optional()
    .describe("US dollars, also where the reply came from our cache; absent where it is not known."),
  latencyMs: z.number().min(0),
  cached: z.boolean().describe("Whether the reply came from our cache; its latency is then 0."),
});
export type SampleCall = z.infer<typeof sampleCall>;

/** What one check said about a sample. */
export const checkResult = z.strictObject({
  check: z.string().describe("The check's name."),
  of: z.string().optional().describe("The result it looked at."),
  verdict,
  message: z.string().describe("What was found, as a sentence."),
  property: z.string().optional().describe("What the check demands, as the end of a sentence."),
  expected: z.string().optional().describe("The text that was expected, where there is one."),
});
export type CheckResult = z.infer<typeof checkResult>;

/** A run of the steps on a visible case: everything. */
export const visibleSample = z.strictObject({
  case: z.string(),
  label: z.string(),
  sample: z.int().min(0),
  verdict,
  calls: z.array(sampleCall),
  checks: z.array(checkResult),
});
export type VisibleSample = z.infer<typeof visibleSample>;

/** A run of the steps on a hidden case: this and nothing else. */
export const hiddenSample = z.strictObject({
  opaqueId: z.string(),
  label: z.string(),
  verdict,
});
export type HiddenSample = z.infer<typeof hiddenSample>;
