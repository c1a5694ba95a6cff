/**
 * Lists the texts a check looks at: in `loose` mode also without the first line, the last line, both,
 * and each of these without Markdown asterisks (IFEval, Zhou and others 2023).
 */
export function readings(text: string, mode: "strict" | "loose"): string[] {
  if (mode === "strict") return [text];
  const lines = text.split("\n");
  const cuts = [lines, lines.slice(1), lines.slice(0, -1), lines.slice(1, -1)].map((each) =>
    each.join("\n").trim(),
  );
  return [...new Set([...cuts, ...cuts.map((each) => each.replaceAll("*", ""))])];
}
