import { z } from "zod";
import { name } from "../ids.ts";
import { json } from "../json.ts";

const texts = z
  .strictObject({
    atLeast: z.int().min(0).default(0).describe("How many there must be."),
    atMost: z.int().min(1).max(8).describe("How many there may be."),
    maxLength: z.int().min(1).max(200).default(80).describe("Characters that each may have."),
  })
  .describe("Texts that the learner writes, a list of them.");

const option = z
  .strictObject({
    title: z.string().optional().describe("The setting in words."),
    values: z.array(json).min(2).optional().describe("What may be chosen."),
    names: z.array(z.string().min(1)).optional().describe("What may be chosen, in words, in the same order."),
    min: z.number().optional().describe("The smallest number allowed."),
    max: z.number().optional().describe("The largest number allowed."),
    step: z.number().gt(0).optional().describe("The distance between two allowed numbers."),
    texts: texts.optional(),
  })
  .superRefine((option, context) => {
    const isNumber = option.min !== undefined && option.max !== undefined;
    const kinds = [option.values !== undefined, isNumber, option.texts !== undefined];
    if (kinds.filter(Boolean).length !== 1)
      context.addIssue({ code: "custom", message: "write either `values`, or `min` and `max`, or `texts`" });
    if (option.names !== undefined && option.names.length !== option.values?.length)
      context.addIssue({ code: "custom", path: ["names"], message: "write one for each of `values`" });
  })
  .describe("One setting that the learner may change.");

/** Settings the learner chooses from a declared list. */
export const settingsPart = z
  .strictObject({
    type: z.literal("settings"),
    options: z.record(name, option).describe("The settings, by name."),
  })
  .describe("Temperature, stop, max tokens, k … from a declared list.");

export const settingsValue = z.record(name, json);

export type SettingsPart = z.infer<typeof settingsPart>;
export type SettingsOption = SettingsPart["options"][string];
