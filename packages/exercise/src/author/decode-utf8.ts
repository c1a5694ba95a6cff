import type { Read } from "./problem.ts";

/** Nobody writes more by hand, and a page that ships it is slow. */
const mostBytes = 1_000_000;

/**
 * Decodes what a file holds; a byte order mark stays, and bytes that are not UTF-8 are a problem, never U+FFFD. So is
 * a file of more than 1 MB.
 */
export function decodeUtf8(file: string, bytes: Uint8Array): Read<string> {
  if (bytes.length > mostBytes) {
    const megabytes = (bytes.length / 1e6).toFixed(1);
    return { ok: false, problems: [{ file, message: `has ${megabytes} MB; write at most 1 MB` }] };
  }
  try {
    return { ok: true, value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problems: [{ file, message: "is not UTF-8; save it as UTF-8" }] };
  }
}
