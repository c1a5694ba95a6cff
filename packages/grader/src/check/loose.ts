import { type Judgement, judge } from "./check-function.ts";

type Mode = "strict" | "loose";

/**
 * Lists the texts a check looks at: in `loose` mode also without the first line, the last line, both,
 * and each of these without Markdown asterisks (IFEval, Zhou and others 2023). An empty rest is none of them.
 */
export function readings(text: string, mode: Mode): string[] {
  const cuts = linesCut(text, mode);
  if (mode === "strict") return cuts;
  return [...new Set([...cuts, ...cuts.map((each) => each.replaceAll("*", ""))])].filter(hasText(text));
}

/** Lists the texts that a check of Markdown marks looks at: like `readings`, and every mark is kept. */
export function linesCut(text: string, mode: Mode): string[] {
  if (mode === "strict") return [text];
  const lines = text.split("\n");
  const cuts = [lines, lines.slice(1), lines.slice(0, -1), lines.slice(1, -1)];
  return [...new Set(cuts.map((each) => each.join("\n").trim()))].filter(hasText(text));
}

/** Without this, a text of one line would pass whatever forbids something, as nothing is left of it. */
const hasText = (whole: string) => (reading: string, index: number) =>
  index === 0 || reading.trim() !== "" || whole.trim() === "";

/** Judges every reading of a text: one that passes is enough, else the text as it came speaks. An empty text fails. */
export function judgeReadings(texts: readonly string[], look: (text: string) => Judgement): Judgement {
  if (texts.every((text) => text.trim() === "")) return judge(false, "It is empty.");
  let first: Judgement | undefined;
  for (const text of texts) {
    const judgement = look(text);
    if (judgement.verdict === "pass") return judgement;
    first ??= judgement;
  }
  return first ?? judge(false, "It is empty.");
}
