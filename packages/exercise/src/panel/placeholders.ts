const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Lists the names in `{{name}}`, in order, each once. */
export function findPlaceholders(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(placeholder), (match) => match[1] ?? ""))];
}

/** Lists the names in `{{name}}` of a text, or of all turns of a conversation. */
export const placeholdersIn = (text: string | readonly { content: string }[]): string[] =>
  typeof text === "string"
    ? findPlaceholders(text)
    : text.flatMap(({ content }) => findPlaceholders(content));

/** Fills `{{name}}` in one pass: what is filled in is never looked at again. Unknown names stay as they are. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
