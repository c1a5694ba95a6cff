import { z } from "zod";
import { assertionsPart } from "./assertions.ts";
import { chatPart, chatValue } from "./chat.ts";
import { choicesPart, choicesValue } from "./choices.ts";
import { codePart, codeValue } from "./code.ts";
import { completionPart, completionValue } from "./completion.ts";
import { schemaPart, schemaValue } from "./schema.ts";
import { selectionPart, selectionValue } from "./selection.ts";
import { settingsPart, settingsValue } from "./settings.ts";
import { toolsPart, toolsValue } from "./tools.ts";

/** One thing the learner writes or sets. */
export const part = z.discriminatedUnion("type", [
  chatPart,
  completionPart,
  selectionPart,
  settingsPart,
  schemaPart,
  toolsPart,
  codePart,
  assertionsPart,
  choicesPart,
]);

export type Part = z.infer<typeof part>;
export type PartInput = z.input<typeof part>;
export type PartType = Part["type"];

/** What a learner hands in for a part, by the part's type. */
export const partValues = {
  chat: chatValue,
  completion: completionValue,
  selection: selectionValue,
  settings: settingsValue,
  schema: schemaValue,
  tools: toolsValue,
  code: codeValue,
  assertions: codeValue,
  choices: choicesValue,
} as const satisfies Record<PartType, z.ZodType>;

export type PartValue = { [T in PartType]: z.infer<(typeof partValues)[T]> }[PartType];

/** What the author fixes: a system prompt, turns, a guard; shaped like `chat` or `completion`. */
export const text = z.union([completionValue, chatValue], {
  error: "write a text, or a list of turns with `role` and `content`",
});

export type Text = z.infer<typeof text>;
