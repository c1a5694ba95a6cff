/** Makes the white space of a token visible. */
export const visibleText = (text: string): string =>
  text === "" ? "end" : text.replaceAll(" ", "·").replaceAll("\n", "↵");

/** Names a token in a sentence. */
export const tokenWords = (text: string): string =>
  text === "" ? "the end of the reply" : `“${visibleText(text)}”`;

/** Writes a share: `97 %`, `2.8 %`, `under 0.1 %`. */
export function shareWords(percent: number): string {
  if (percent < 0.1) return percent <= 0.05 ? "nothing" : "0.1 %";
  return `${percent >= 10 ? Math.round(percent) : percent.toFixed(1)} %`;
}
