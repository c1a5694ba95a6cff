import type { Originals } from "../originals.ts";
import type { Timers } from "../timers.ts";
import { createListeners } from "./listeners.ts";

/** Makes AbortController and AbortSignal, whose time is the code's own clock. */
export function createSignals(originals: Originals, timers: Timers) {
  const { NativeTypeError, NativeDomException } = originals;
  const abortError = () => new NativeDomException("This operation was aborted", "AbortError");
  let isOurs = false;
  let make = (): Signal => {
    isOurs = true;
    return new Signal();
  };
  let abort: (signal: Signal, reason: unknown) => void = () => undefined;
  let isSignal: (value: unknown) => value is Signal = (value): value is Signal => value instanceof Signal;

  class Signal {
    #aborted = false;
    #reason: unknown;
    readonly #listeners = createListeners(originals, timers);
    onabort: unknown = null;
    constructor() {
      if (!isOurs) throw new NativeTypeError("Illegal constructor");
      isOurs = false;
    }
    static {
      isSignal = (value): value is Signal => typeof value === "object" && value !== null && #aborted in value;
      abort = (signal, reason) => signal.#abort(reason === undefined ? abortError() : reason);
    }
    static abort(reason?: unknown): Signal {
      const signal = make();
      abort(signal, reason);
      return signal;
    }
    static timeout(ms: unknown): Signal {
      const signal = make();
      const late = () => new NativeDomException("The operation was aborted due to timeout", "TimeoutError");
      timers.after(ms, () => abort(signal, late()));
      return signal;
    }
    static any(signals: Iterable<unknown>): Signal {
      const signal = make();
      for (const each of signals) {
        if (!isSignal(each)) throw new NativeTypeError("AbortSignal.any takes a list of signals.");
        if (each.aborted) abort(signal, each.reason);
        else each.addEventListener("abort", () => abort(signal, each.reason));
      }
      return signal;
    }
    get aborted(): boolean {
      return this.#aborted;
    }
    get reason(): unknown {
      return this.#reason;
    }
    throwIfAborted(): void {
      if (this.#aborted) throw this.#reason;
    }
    addEventListener(type: unknown, call: unknown): void {
      if (type === "abort") this.#listeners.add(call);
    }
    removeEventListener(type: unknown, call: unknown): void {
      if (type === "abort") this.#listeners.remove(call);
    }
    #abort(reason: unknown): void {
      if (this.#aborted) return;
      this.#aborted = true;
      this.#reason = reason;
      this.#listeners.tell(this.onabort, { type: "abort", target: this });
    }
  }

  class Controller {
    readonly #signal = make();
    get signal(): Signal {
      return this.#signal;
    }
    abort(reason?: unknown): void {
      abort(this.#signal, reason);
    }
  }
  return { Signal, Controller, isSignal };
}

export type Signals = ReturnType<typeof createSignals>;
