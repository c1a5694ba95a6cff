import { z } from "zod";
import { day, source } from "./facts.ts";
import { price } from "./price.ts";

/** A model as it is known to be on the day it was looked up. */
const listedModel = z
  .strictObject({
    id: z.string().min(1).describe("What its endpoint calls it; `ASSAY_MODEL` names it so."),
    title: z.string().min(1).describe("What people call it; a grade names it so."),
    file: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "write the sha256 of the file, 64 lower-case hexadecimal digits")
      .optional()
      .describe("sha256 of the weights, where there is a file."),
    snapshot: z.string().min(1).optional().describe("The id that never changes, where `id` may come to."),
    contextLength: z.int().min(1).describe("Tokens that request and reply may have together."),
    price: price.optional(),
    retires: day.optional().describe("When its endpoint stops serving it, once that is announced."),
    sources: z.array(source).min(1).describe("Who says so."),
    checked: day.describe("When it was last read there."),
    expires: day.describe("When it has to be checked again."),
  })
  .refine(({ checked, expires }) => expires > checked, {
    path: ["expires"],
    message: "write a day after `checked`",
  })
  .refine(({ retires, expires }) => retires === undefined || expires <= retires, {
    path: ["expires"],
    message: "write a day no later than `retires`: from then on it is not so",
  });
export type ListedModel = z.infer<typeof listedModel>;

/** What is known of models: `models.yaml`. */
export const modelRegistry = z
  .strictObject({ models: z.array(listedModel).default([]) })
  .superRefine(({ models }, context) => {
    const names = models.map(({ id, snapshot }) => [id, ...(snapshot === undefined ? [] : [snapshot])]);
    for (const [index, own] of names.entries()) {
      const twice = own.find((each) => names.slice(0, index).flat().includes(each));
      if (twice === undefined) continue;
      const message = `\`${twice}\` names an earlier one too`;
      context.addIssue({ code: "custom", path: ["models", index, "id"], message });
    }
  });
export type ModelRegistry = z.infer<typeof modelRegistry>;

/** Finds what is known of a model, by the name its endpoint calls it; nothing is guessed from a name that is alike. */
export const findModel = <Model extends Pick<ListedModel, "id" | "snapshot">>(
  models: readonly Model[],
  name: string,
): Model | undefined => models.find(({ id, snapshot }) => id === name || snapshot === name);
