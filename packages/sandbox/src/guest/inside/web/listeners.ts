import type { Originals } from "../originals.ts";
import type { Timers } from "../timers.ts";

/** Makes a list of functions that are told once; what one throws ends the run, as it would end a process. */
export function createListeners({ isFunction }: Originals, { guard }: Timers) {
  let listeners: unknown[] = [];
  const add = (call: unknown): void => {
    for (let index = 0; index < listeners.length; index += 1) if (listeners[index] === call) return;
    listeners[listeners.length] = call;
  };
  const remove = (call: unknown): void => {
    const kept: unknown[] = [];
    for (let index = 0; index < listeners.length; index += 1)
      if (listeners[index] !== call) kept[kept.length] = listeners[index];
    listeners = kept;
  };
  const tell = (last: unknown, event: object): void => {
    add(last);
    const told = listeners;
    listeners = [];
    for (let index = 0; index < told.length; index += 1) {
      const call = told[index];
      if (isFunction(call)) guard(() => void call(event));
    }
  };
  return { add, remove, tell };
}
