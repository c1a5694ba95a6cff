/** A piece of an excerpt, marked where it is a word that was looked for. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** Reads an excerpt as Pagefind writes it, with `<mark>` around found words and angle brackets escaped. */
export function readExcerpt(excerpt: string): Piece[] {
  return excerpt
    .split(/<\/?mark>/)
    .map((text, index) => ({ text: unescape(text), isMarked: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

const unescape = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
