import type { Door } from "../door.ts";
import type { Originals } from "./originals.ts";
import type { Words } from "./words.ts";

/** Offers timers and microtasks; what they throw ends the run, as it would end a process. */
export function offerTimers(door: Door, { describe, ...originals }: Originals & Words) {
  const { apply, asNumber, createTable, define, enqueue, isFunction, NativeError } = originals;
  const timers = createTable<() => void>();
  let count = 0;

  const later = (id: number, delayMs: unknown, ring: () => void): void => {
    const ms = asNumber(delayMs);
    const refusal = door.wait(id, ms >= 1 && ms < 2 ** 31 ? ms : 1);
    if (refusal !== "") throw new NativeError(refusal);
    timers[id] = ring;
  };
  const begin = (
    callback: unknown,
    ring: (id: number, run: () => void) => void,
    values: unknown[],
  ): number => {
    if (!isFunction(callback)) throw new NativeError("A timer or a microtask needs a function.");
    const id = ++count;
    ring(id, () => void apply(callback, undefined, values));
    return id;
  };
  const guard = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      door.finish("thrown", describe(error));
    }
  };
  const forget = (id: unknown): void => {
    if (typeof id !== "number" || timers[id] === undefined) return;
    delete timers[id];
    door.forget(id);
  };
  define(globalThis, "setTimeout", (callback: unknown, delayMs?: unknown, ...values: unknown[]) =>
    begin(callback, (id, run) => later(id, delayMs, run), values),
  );
  define(globalThis, "setInterval", (callback: unknown, delayMs?: unknown, ...values: unknown[]) => {
    const repeat = (id: number, run: () => void): void => {
      later(id, delayMs, () => {
        repeat(id, run);
        run();
      });
    };
    return begin(callback, repeat, values);
  });
  define(globalThis, "queueMicrotask", (callback: unknown) => {
    begin(callback, (_, run) => enqueue(() => guard(run)), []);
  });
  define(globalThis, "clearTimeout", forget);
  define(globalThis, "clearInterval", forget);

  const fire = (id: number): void => {
    const ring = timers[id];
    delete timers[id];
    if (ring !== undefined) guard(ring);
  };
  /** Runs something later that is no timer of the code's. */
  const after = (delayMs: unknown, run: () => void): void => later(++count, delayMs, run);
  return { fire, after, guard };
}

export type Timers = ReturnType<typeof offerTimers>;
