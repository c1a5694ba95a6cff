import type { Json } from "../json.ts";
import type { SettingsOption, SettingsPart } from "../parts/settings.ts";

/** Lists, a sentence each, where chosen settings leave the declared list. */
export function findSettingsProblems(
  { options }: SettingsPart,
  value: Readonly<Record<string, Json>>,
): string[] {
  const unknown = Object.keys(value).filter((key) => !(key in options));
  const missing = Object.keys(options).filter((key) => !(key in value));
  return [
    ...unknown.map((key) => `There is no setting “${key}” here.`),
    ...missing.map((key) => `The setting “${key}” is missing.`),
    ...Object.entries(options).flatMap(([key, option]) => {
      const chosen = value[key];
      return chosen === undefined ? [] : optionProblems(option.title ?? key, option, chosen);
    }),
  ];
}

function optionProblems(title: string, option: SettingsOption, chosen: Json): string[] {
  if (option.values !== undefined) {
    const isListed = option.values.some((each) => JSON.stringify(each) === JSON.stringify(chosen));
    const listed = option.values.map((each) => JSON.stringify(each)).join(", ");
    return isListed ? [] : [`“${title}” must be one of ${listed}.`];
  }
  return option.texts === undefined
    ? numberProblems(title, option, chosen)
    : textsProblems(title, option.texts, chosen);
}

function numberProblems(
  title: string,
  { min = -Infinity, max = Infinity, step }: SettingsOption,
  chosen: Json,
): string[] {
  if (typeof chosen !== "number" || chosen < min || chosen > max)
    return [`“${title}” must be a number from ${min} to ${max}.`];
  if (step === undefined) return [];
  const steps = (chosen - min) / step;
  // Tenths have no exact binary form.
  return Math.abs(steps - Math.round(steps)) < 1e-6
    ? []
    : [`“${title}” goes in steps of ${step} from ${min}.`];
}

function textsProblems(
  title: string,
  { atLeast, atMost, maxLength }: NonNullable<SettingsOption["texts"]>,
  chosen: Json,
): string[] {
  if (!Array.isArray(chosen) || !chosen.every((each) => typeof each === "string"))
    return [`“${title}” must be a list of texts.`];
  if (chosen.some((each) => each.trim() === ""))
    return [`“${title}” has an empty text: write it or take it out.`];
  if (chosen.some((each) => each.length > maxLength))
    return [`“${title}” has a text of more than ${maxLength} characters.`];
  if (chosen.length < atLeast) return [`“${title}” needs at least ${textCount(atLeast)}.`];
  return chosen.length > atMost ? [`“${title}” may have at most ${textCount(atMost)}.`] : [];
}

const textCount = (count: number): string => (count === 1 ? "1 text" : `${count} texts`);
