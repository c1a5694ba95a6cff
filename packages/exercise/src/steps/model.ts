import { z } from "zod";
import { name } from "../ids.ts";
import { modelSettings } from "../settings.ts";

/** Calls the examiner with a part or a text as prompt. */
export const modelStep = z
  .strictObject({
    use: z.literal("model"),
    prompt: name.describe(
      "The part or text that is sent; a selection reaches the model as `{{<part>}}` in it.",
    ),
    settings: z
      .union([modelSettings, name], { error: "write settings, or the name of a `settings` part" })
      .prefault({})
      .describe("Fixed settings, or the learner's `settings` part by name."),
    as: name.describe("What later steps and checks call the reply."),
  })
  .describe("Calls the examiner.");
