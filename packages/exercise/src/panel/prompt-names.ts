/** The name of a part or text that is sent, or of a text for the cases of each label. */
type PromptNames = string | Readonly<Record<string, string>>;

/** Lists every part and text that a step may send. */
export const promptNames = (prompt: PromptNames): string[] =>
  typeof prompt === "string" ? [prompt] : Object.values(prompt);

/** Names what is sent to a case of a label. */
export const promptNameFor = (prompt: PromptNames, label: string): string =>
  typeof prompt === "string" ? prompt : (prompt[label] ?? "");
