import { correction } from "./correction.ts";
import type { Exercise } from "./exercise.ts";
import { promptNames } from "./panel/prompt-names.ts";
import { placeholdersIn } from "./panel/placeholders.ts";
import type { SettingsPart } from "./parts/settings.ts";
import { modelSettings } from "./settings.ts";

interface Problem {
  path: (string | number)[];
  message: string;
}

type Rules = Pick<Exercise, "parts" | "texts" | "steps">;

/** Lists steps whose labels cannot be weighed, and settings that a step would not understand. */
export function findLabelRuleProblems(exercise: Rules): Problem[] {
  return exercise.steps.flatMap((step, index) => {
    if (step.use !== "model") return [];
    const at = ["steps", index];
    return [
      ...(step.labels === undefined
        ? []
        : promptNames(step.prompt).flatMap((prompt) => promptProblems(exercise, prompt, [...at, "prompt"]))),
      ...(step.correction === undefined ? [] : earlierProblems(exercise, index, [...at, "correction"])),
      ...optionProblems(exercise, step.settings, modelSettings.shape),
      ...optionProblems(exercise, step.correction, correction.shape),
    ];
  });
}

/** A label continues a text; a conversation has no place for it. */
function promptProblems({ parts, texts }: Rules, prompt: string, path: Problem["path"]): Problem[] {
  const isChat = parts[prompt]?.type === "chat" || Array.isArray(texts[prompt]);
  return isChat ? [{ path, message: "labels continue a text; a conversation cannot be continued so" }] : [];
}

/** What is subtracted is found once for all cases, so it cannot depend on what an earlier step found for one. */
function earlierProblems({ steps, texts }: Rules, index: number, path: Problem["path"]): Problem[] {
  const prompts = steps[index]?.use === "model" ? promptNames(steps[index].prompt) : [];
  const earlier = steps.slice(0, index).map(({ as }) => as);
  const used = prompts
    .flatMap((prompt) => placeholdersIn(texts[prompt] ?? ""))
    .filter((name) => earlier.includes(name));
  return used.map((name) => ({
    path,
    message: `the prompt shows {{${name}}}, which differs from case to case; correct a step that needs no earlier one`,
  }));
}

type Shape = Record<string, { safeParse: (value: unknown) => { success: boolean } }>;

function optionProblems({ parts }: Rules, named: unknown, shape: Shape): Problem[] {
  const part = typeof named === "string" ? parts[named] : undefined;
  if (typeof named !== "string" || part?.type !== "settings") return [];
  return Object.entries(part.options).flatMap(([key, option]) => {
    const path = ["parts", named, "options", key];
    const setting = shape[key];
    if (setting === undefined)
      return [{ path, message: `the step knows no such setting; it knows ${Object.keys(shape).join(", ")}` }];
    return samplesOf(option)
      .filter((value) => !setting.safeParse(value).success)
      .map((value) => ({ path, message: `the step cannot use ${JSON.stringify(value)}` }));
  });
}

/** Values at the ends of what may be chosen. */
const samplesOf = ({ values, min, max, texts }: SettingsPart["options"][string]): unknown[] =>
  texts === undefined
    ? (values ?? [min, max].filter((each) => each !== undefined))
    : [Array.from({ length: texts.atMost }, () => "x".repeat(texts.maxLength))];
