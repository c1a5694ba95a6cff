import { z } from "zod";
import { name } from "../ids.ts";
import { json } from "../json.ts";

const option = z
  .strictObject({
    title: z.string().optional().describe("The setting in words."),
    values: z.array(json).min(2).optional().describe("What may be chosen."),
    min: z.number().optional().describe("The smallest number allowed."),
    max: z.number().optional().describe("The largest number allowed."),
    step: z.number().gt(0).optional().describe("The distance between two allowed numbers."),
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

/** Lists, a sentence each, where chosen settings leave the declared list. */
export function findSettingsProblems(
  { options }: SettingsPart,
  value: z.infer<typeof settingsValue>,
): string[] {
  const unknown = Object.keys(value).filter((key) => !(key in options));
  const missing = Object.keys(options).filter((key) => !(key in value));
  const wrong = Object.entries(options).flatMap(([key, { values, min, max }]) => {
    const chosen = value[key];
    if (chosen === undefined) return [];
    if (values !== undefined && !values.some((each) => JSON.stringify(each) === JSON.stringify(chosen))) {
      return [`“${key}” must be one of ${values.map((each) => JSON.stringify(each)).join(", ")}.`];
    }
    if (values !== undefined || (min === undefined && max === undefined)) return [];
    const inRange = typeof chosen === "number" && chosen >= (min ?? -Infinity) && chosen <= (max ?? Infinity);
    return inRange ? [] : [`“${key}” must be a number from ${min ?? "any"} to ${max ?? "any"}.`];
  });
  return [
    ...unknown.map((key) => `There is no setting “${key}” here.`),
    ...missing.map((key) => `The setting “${key}” is missing.`),
    ...wrong,
  ];
}
