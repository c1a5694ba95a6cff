import { statfs } from "node:fs/promises";
import { StorageError } from "./storage-error.ts";

const MEGABYTE = 1024 * 1024;

/**
 * Free bytes that a use must leave. PGlite hangs for good when its log finds no room to grow, so new work stops
 * while there is still room for what is under way; the log itself takes up to 64 MB.
 */
export const reserves = {
  open: 64 * MEGABYTE,
  submit: 128 * MEGABYTE,
  run: 16 * MEGABYTE,
};

/**
 * Checks that the disk of a folder has this much left.
 * @throws {StorageError} `storage-full`
 */
export async function ensureSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new StorageError(
    "storage-full",
    `The disk that holds ${folder} is almost full: ${inMegabytes(free)} are left, ${inMegabytes(bytes)} are needed. ` +
      "Free some space and try again; what was saved before is kept.",
  );
}

const inMegabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE)} MB`;
