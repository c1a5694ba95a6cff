import type { ChatTurn, Json, Text } from "@assay/exercise";
import { fillPlaceholders } from "@assay/exercise/panel";

/** Writes a value as the model sees it: text as it is, anything else as JSON. */
export const asText = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Fills `{{name}}` in one pass in a text or in each turn; substituted text is never looked at again. */
export function render(prompt: Text, values: Readonly<Record<string, string>>): Text {
  if (typeof prompt === "string") return fillPlaceholders(prompt, values);
  return prompt.map((turn): ChatTurn => ({
    role: turn.role,
    content: fillPlaceholders(turn.content, values),
  }));
}
