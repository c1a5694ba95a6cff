import { z } from "zod";

/** What is subtracted from the log-probability of each label before the labels are compared. */
export const correction = z
  .strictObject({
    subtract: z
      .enum(["nothing", "texts", "cases"])
      .default("nothing")
      .describe(
        "What a label's mean log-probability is taken over before it is subtracted: texts that say nothing, or the visible cases without their labels.",
      ),
    texts: z
      .array(z.string().min(1).max(200))
      .max(8)
      .default([])
      .describe("Texts that say nothing; each stands in turn for every input of a case."),
  })
  .refine(({ subtract, texts }) => subtract !== "texts" || texts.length > 0, {
    message: "write at least one text, or subtract something else",
    path: ["texts"],
  })
  .describe("What is subtracted from each label's log-probability.");

export type Correction = z.infer<typeof correction>;
