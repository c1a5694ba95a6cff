import { createHash } from "node:crypto";

/** Sources for `script-src` and `style-src`: what a page carries inline, by hash. */
export interface InlineHashes {
  scripts: string[];
  styles: string[];
}

const inlineScript = /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi;
const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/gi;

/** Hashes every inline script and style of the pages, each once, sorted, as a policy writes them. */
export function hashInline(pages: readonly string[]): InlineHashes {
  return { scripts: hashesOf(pages, inlineScript), styles: hashesOf(pages, inlineStyle) };
}

function hashesOf(pages: readonly string[], pattern: RegExp): string[] {
  const texts = pages.flatMap((page) => Array.from(page.matchAll(pattern), (match) => match[1] ?? ""));
  return [...new Set(texts.map(hash))].toSorted();
}

const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
