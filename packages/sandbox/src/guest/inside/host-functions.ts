import type { Door } from "../door.ts";
import type { Originals } from "./originals.ts";

/** Who waits for an answer; `stack` is where it was asked for, since the answer comes from no place in the code. */
interface Waiting {
  resolve: (value: unknown, stack: unknown) => void;
  reject: (error: unknown) => void;
}
interface Pending extends Waiting {
  stack: unknown;
}

/** Offers the functions of the host: JSON goes out, and a promise waits for the JSON that comes back. */
export function offerHostFunctions(door: Door, originals: Originals, hostNames: string) {
  const { asString, createTable, define, keys, NativeError, NativePromise, parse, stringify } = originals;
  const pending = createTable<Pending>();
  let count = 0;

  const write = (parameters: unknown[]): string => {
    let json = "";
    for (let index = 0; index < parameters.length; index += 1) {
      const text: unknown = stringify(parameters[index]);
      json += (index === 0 ? "" : ",") + (typeof text === "string" ? text : "null");
    }
    return `[${json}]`;
  };
  /** Begins a call under a number, or throws what the door says against it. */
  const begin = (name: string, parameters: unknown[], { resolve, reject }: Waiting): number => {
    const { stack } = new NativeError();
    const refusal = door.call(count, name, write(parameters));
    if (refusal !== "") throw new NativeError(refusal);
    pending[count] = { resolve, reject, stack };
    return count++;
  };
  const drop = (call: number): void => {
    delete pending[call];
    door.drop(call);
  };
  const offer = (name: string): void =>
    define(globalThis, name, (...parameters: unknown[]) => {
      const call = (resolve: Waiting["resolve"], reject: Waiting["reject"]): void =>
        void begin(name, parameters, { resolve, reject });
      return new NativePromise(call);
    });
  const names: string[] = parse(hostNames);
  for (let index = 0; index < names.length; index += 1) offer(asString(names[index]));

  const errorFrom = (text: string, stack: unknown): Error => {
    const { message, ...properties }: Record<string, unknown> = parse(text);
    const error = new NativeError(asString(message));
    define(error, "stack", stack);
    const own = keys(properties);
    for (let index = 0; index < own.length; index += 1) {
      const key = asString(own[index]);
      define(error, key, properties[key]);
    }
    return error;
  };
  const settle = (call: number, isRefusal: boolean, text: string): void => {
    const waiting = pending[call];
    delete pending[call];
    if (waiting === undefined) return;
    if (isRefusal) waiting.reject(errorFrom(text, waiting.stack));
    else waiting.resolve(parse(text), waiting.stack);
  };
  return { settle, begin, drop };
}

export type HostFunctions = ReturnType<typeof offerHostFunctions>;
