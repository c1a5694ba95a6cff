import type { JSValueHandle } from "quickjs-wasi";
import { readParts } from "./read-error.ts";

/** More would say the same again. */
const most = 10;

type Write = (reason: JSValueHandle) => string;

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
    describe: (write: Write): string[] =>
      [...floating.values()].map(({ reason }) => {
        const { name, message } = readReason(reason, write);
        return `Nobody waited for a promise that was rejected: ${name === "" ? "" : `${name}: `}${message}`;
      }),
  };
}

function readReason(reason: JSValueHandle, write: Write): { name: string; message: string } {
  try {
    return readParts(write(reason));
  } catch {
    // To look at it runs the code's getters, which may loop until they are stopped.
    return { name: "", message: "an error that cannot be shown" };
  }
}
