import { StorageError } from "../src/index.ts";
import { bind } from "../src/open.ts";
import type { Store } from "../src/store.ts";
import type { Submissions } from "../src/submissions.ts";

type Use = Parameters<Store["ensureSpace"]>[0];

/** The operations on an open store, on a disk that has no room for whatever use is in `full`. */
export interface FullDisk extends AsyncDisposable {
  submissions: Submissions;
  full: Set<Use>;
}

/** Lets a test say when an open store's disk is full; disposing it ends its workers and leaves the store open. */
export function createFullDisk(store: Store, ...uses: Use[]): FullDisk {
  const full = new Set(uses);
  const opened = new AsyncDisposableStack();
  const ensureSpace: Store["ensureSpace"] = async (use) => {
    if (full.has(use)) throw new StorageError("storage-full", `There is no room to ${use}.`);
  };
  return {
    submissions: bind({ store: { ...store, ensureSpace }, opened }),
    full,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
