import type { Attempt } from "@assay/exercise";
import { parseBackup, writeBackup } from "./backup.ts";

const key = "assay:imported";

/** Reads the attempts that were imported into this browser: shown, and never evidence. */
export function readImported(): Attempt[] {
  try {
    const parsed = parseBackup(localStorage.getItem(key) ?? "");
    return parsed.ok ? parsed.backup.attempts : [];
  } catch {
    // A browser that forbids storage has imported nothing.
    return [];
  }
}

/** Keeps imported attempts; tells whether the browser did. */
export function writeImported(attempts: readonly Attempt[]): boolean {
  try {
    localStorage.setItem(key, writeBackup(attempts, { met: {}, cards: {} }, new Date()));
    return true;
  } catch {
    return false;
  }
}
