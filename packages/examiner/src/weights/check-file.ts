import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { errorCode } from "./error-code.ts";
import type { KnownWeights } from "./known-weights.ts";

/** What is wrong with a file of weights, as the rest of a sentence that starts with its name. */
export type FileCheck = { ok: true } | { ok: false; message: string };

/** Compares a file with the weights it should be, by size and then by sha256; throws only the signal's reason. */
export async function checkFile(
  path: string,
  expected: KnownWeights,
  signal?: AbortSignal,
): Promise<FileCheck> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return wrong("is not a file");
    if (found.size !== expected.size) {
      return wrong(`has ${bytes(found.size)} where ${bytes(expected.size)} are expected`);
    }
    const sha256 = await hashFile(path, signal);
    if (sha256 === expected.sha256) return { ok: true };
    return wrong(`has the right size but other bytes (sha256 ${sha256.slice(0, 12)}…)`);
  } catch (error) {
    signal?.throwIfAborted();
    const code = errorCode(error);
    if (code === undefined) throw error;
    return wrong(code === "ENOENT" ? "does not exist" : `cannot be read (${code})`);
  }
}

const wrong = (message: string): FileCheck => ({ ok: false, message });

async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { ...(signal && { signal }) });
  return hash.digest("hex");
}

/** Writes a number of bytes the way the messages do: 98,362,432 bytes. */
export const bytes = (count: number): string => `${count.toLocaleString("en-US")} bytes`;
