import { z } from "zod";
import { json } from "./json.ts";
import { scriptLimits } from "./script-limits.ts";

const toolCall = z.strictObject({
  tool: z.string().min(1).describe("The tool that the model asks for."),
  arguments: z
    .union([z.record(z.string(), json), z.string()])
    .default({})
    .describe("Its arguments; a text is sent as it is, also where it is no JSON."),
});

const common = {
  to: z
    .string()
    .min(1)
    .optional()
    .describe("It answers every request whose last message holds this text; turns without it come in order."),
  tokens: z.int().min(0).default(20).describe("How many tokens the reply costs."),
  takes: z.int().min(0).default(50).describe("How long it takes, in milliseconds of the code's own clock."),
};

/** What a scripted model does when it is called. */
const turn = z
  .union([
    z.strictObject({ say: z.string().describe("It replies with this text."), ...common }),
    z.strictObject({
      call: z.array(toolCall).min(1).describe("It asks for these tools."),
      thinks: z.string().min(1).optional().describe("What it writes beside them."),
      ...common,
    }),
    z.strictObject({
      fail: z.int().min(400).max(599).describe("The HTTP status it fails with."),
      retryAfter: z.number().min(0).optional().describe("What Retry-After says, in seconds."),
      to: common.to,
      takes: common.takes,
    }),
  ])
  .describe("One reply of a scripted model.");

/** A model that an exercise scripts: its replies in the order of the calls. */
export const modelScript = z
  .strictObject({
    turns: z.array(turn).min(1).max(50),
    after: z
      .enum(["repeat", "stop"])
      .default("stop")
      .describe("After the last turn: `repeat` it for ever, or `stop`, which fails with 500."),
    limits: scriptLimits,
  })
  .describe("A scripted model.");
export type ModelScript = z.infer<typeof modelScript>;
export type ModelTurn = z.infer<typeof turn>;

const returns = json.describe("What it returns.");
const throws = z.string().describe("The message of the error it throws.");
const to = z
  .record(z.string(), json)
  .describe("It answers calls with these arguments, whatever else they have.");

/** Tools that an exercise scripts: what each returns, or what it throws. */
export const toolScript = z
  .record(
    z.string(),
    z.union([
      z.strictObject({ returns }),
      z.strictObject({ throws }),
      z.strictObject({
        answers: z
          .array(z.union([z.strictObject({ to, returns }), z.strictObject({ to, throws })]))
          .min(1)
          .describe("The first whose `to` fits; a call that none fits is refused."),
      }),
    ]),
  )
  .describe("Scripted tools, by name.");
export type ToolScript = z.infer<typeof toolScript>;
