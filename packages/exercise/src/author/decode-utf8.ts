import type { Read } from "./problem.ts";

/** Decodes what a file holds; a byte order mark stays, and bytes that are not UTF-8 are a problem, never U+FFFD. */
export function decodeUtf8(file: string, bytes: Uint8Array): Read<string> {
  try {
    return { ok: true, value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problems: [{ file, message: "is not UTF-8; save it as UTF-8" }] };
  }
}
