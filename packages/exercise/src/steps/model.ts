import { z } from "zod";
import { correction } from "../correction.ts";
import { label, name } from "../ids.ts";
import { modelSettings } from "../settings.ts";

const labels = z
  .array(z.string().trim().min(1).max(40))
  .min(2)
  .max(12)
  .refine((all) => new Set(all).size === all.length, { message: "each label can stand here once" })
  .describe(
    "Nothing is generated: the result is the label that the model finds likeliest after the prompt and a space.",
  );

const byLabel = z
  .record(label, name)
  .describe("The text that is sent to the cases of each label: the same part meets another conversation.");

/** Calls the examiner with a part or a text as prompt. */
export const modelStep = z
  .strictObject({
    use: z.literal("model"),
    prompt: z
      .union([name, byLabel], { error: "write a part or a text, or a text for each label" })
      .describe("The part or text that is sent; a selection reaches the model as `{{<part>}}` in it."),
    settings: z
      .union([modelSettings, name], { error: "write settings, or the name of a `settings` part" })
      .prefault({})
      .describe("Fixed settings, or the learner's `settings` part by name; of no effect where `labels` are."),
    labels: labels.optional(),
    correction: z
      .union([correction, name], { error: "write a correction, or the name of a `settings` part" })
      .optional()
      .describe("What is subtracted from each label first: fixed, or the learner's `settings` part by name."),
    logprobs: name
      .optional()
      .describe("What later steps and checks call the labels' log-probabilities, corrected, as JSON."),
    as: name.describe("What later steps and checks call the reply."),
  })
  .superRefine((step, context) => {
    if (step.labels !== undefined) {
      const message = "labels are weighed after one prompt; name one part or text";
      if (typeof step.prompt !== "string") context.addIssue({ code: "custom", path: ["prompt"], message });
      return;
    }
    for (const field of ["correction", "logprobs"] as const) {
      if (step[field] === undefined) continue;
      context.addIssue({ code: "custom", path: [field], message: "is of labels; write `labels` too" });
    }
  })
  .describe("Calls the examiner.");
