import type { BodyCut } from "@assay/exercise";

/** Cuts a text into pieces by its bytes; what is no text by itself stays bytes. */
export function cutText(text: string, cut: BodyCut): (string | { base64: string })[] {
  const bytes = Buffer.from(text);
  const ends = [...new Set([...endsOf(cut, bytes.length), bytes.length])].toSorted((a, b) => a - b);
  return ends.map((end, index) => toPiece(bytes.subarray(ends[index - 1] ?? 0, end)));
}

function endsOf(cut: BodyCut, length: number): number[] {
  if (cut === "whole") return [];
  if ("at" in cut) return cut.at.filter((end) => end < length);
  const size = "every" in cut ? () => cut.every : drawSizes(cut.seed);
  const ends: number[] = [];
  for (let end = size(); end < length; end += size()) ends.push(end);
  return ends;
}

/** Draws sizes from 1 to 12, the same for one seed (mulberry32). */
function drawSizes(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return 1 + (((mixed ^ (mixed >>> 14)) >>> 0) % 12);
  };
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function toPiece(bytes: Buffer): string | { base64: string } {
  try {
    return strict.decode(bytes);
  } catch {
    // Half a character is no text.
    return { base64: bytes.toString("base64") };
  }
}
