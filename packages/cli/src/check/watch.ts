import { watch } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Checks now, and after each burst of changes below a folder, until aborted; gives what the last check said. */
export async function checkOnChange(
  folder: string,
  signal: AbortSignal,
  check: () => Promise<boolean>,
): Promise<boolean> {
  // Opened before the first check, so that what is saved during it is seen.
  using changes = watchFolder(folder, signal);
  let isFair: boolean;
  do isFair = await check();
  while (await changes.next());
  return isFair;
}

interface Changes extends Disposable {
  /** Waits for a burst of changes; false once aborted. */
  next(): Promise<boolean>;
}

function watchFolder(folder: string, signal: AbortSignal): Changes {
  let change = Promise.withResolvers<void>();
  const onAbort = (): void => change.resolve();
  signal.addEventListener("abort", onAbort);
  const watcher = watch(folder, { recursive: true }, (_event, file) => {
    // A calibration writes them, and changes nothing that is proved.
    if (file === null || !/calibration\.json$|[/\\]recordings[/\\]/.test(file)) change.resolve();
  });
  return {
    next: async () => {
      if (signal.aborted) return false;
      await change.promise;
      // An editor saves a file in several steps.
      if (!signal.aborted) await wait(100);
      change = Promise.withResolvers();
      return !signal.aborted;
    },
    [Symbol.dispose]: () => {
      signal.removeEventListener("abort", onAbort);
      watcher.close();
    },
  };
}
