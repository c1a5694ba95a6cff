import type { JSValueHandle } from "quickjs-wasi";
import { readParts } from "./read-error.ts";

/** More would say the same again. */
const most = 10;

/** Remembers promises that were rejected and that nobody waits for: a forgotten `await` would otherwise say nothing. */
export function watchRejections() {
  const floating = new Map<number, { promise: JSValueHandle; reason: JSValueHandle }>();
  return {
    hear: (promise: JSValueHandle, reason: JSValueHandle, isHandled: boolean): void => {
      const { identity } = promise;
      if (isHandled) floating.delete(identity);
      // Held, so that no other promise takes its identity.
      else if (floating.size < most) floating.set(identity, { promise: promise.dup(), reason: reason.dup() });
    },
    /** Says what they were, a line each. */
    describe: (write: (reason: JSValueHandle) => string): string[] =>
      [...floating.values()].map(({ reason }) => {
        const { name, message } = readParts(write(reason));
        return `Nobody waited for a promise that was rejected: ${name === "" ? "" : `${name}: `}${message}`;
      }),
  };
}
