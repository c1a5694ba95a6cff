import { toStorageError } from "./storage-error.ts";

const QUIET_MS = 60_000;

/** Passes faults on, the same one at most once a minute: a server that is away is met by every poll. */
export function createReport(
  onFault: (error: Error) => void,
  now: () => number = Date.now,
): (error: Error) => void {
  const reported = new Map<string, number>();
  return (error) => {
    // The queue reports errors as plain objects.
    const fault = toStorageError(error instanceof Error ? error : Object.assign(new Error(), error));
    const last = reported.get(fault.message);
    if (last !== undefined && now() - last < QUIET_MS) return;
    if (reported.size > 100) reported.clear();
    reported.set(fault.message, now());
    onFault(fault);
  };
}
