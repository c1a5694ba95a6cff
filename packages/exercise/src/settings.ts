import { z } from "zod";
import { json } from "./json.ts";

const responseFormat = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("json_schema"),
      schema: z.record(z.string(), json).describe("The JSON Schema that every reply is valid by."),
    }),
    z.strictObject({ type: z.literal("json_object") }),
  ])
  .describe("JSON that the reply must be: of a schema, or any object.");

/** The knobs of one model call; what is not said is decided by the grader: greedy, 64 tokens. */
export const modelSettings = z
  .strictObject({
    temperature: z.number().min(0).max(2).default(0).describe("0 always takes the likeliest token."),
    topP: z
      .number()
      .gt(0)
      .max(1)
      .default(1)
      .describe("Samples from the smallest set with this much probability."),
    maxTokens: z.int().min(1).max(512).default(64).describe("The reply is cut after this many tokens."),
    stop: z
      .array(z.string().min(1).max(32))
      .max(4)
      .default([])
      .describe("The reply ends before the first of these texts."),
    responseFormat: responseFormat.optional(),
    grammar: z
      .string()
      .min(1)
      .optional()
      .describe("What the reply may be, in GBNF; the embedded examiner keeps to it."),
  })
  .describe("Settings of a model call.");

export type ModelSettings = z.infer<typeof modelSettings>;
export type ModelSettingsInput = z.input<typeof modelSettings>;
