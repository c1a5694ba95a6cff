/** Keeps what the prelude needs while that is still as it should be: the code may replace all of it. */
export function keepOriginals() {
  /* oxlint-disable typescript/unbound-method -- called through `apply`, or without a use of `this` */
  const { apply, defineProperty } = Reflect;
  const { stringify, parse } = JSON;
  const { slice } = String.prototype;
  const { create, keys } = Object;
  const { fromCodePoint } = String;
  const { now } = Date;
  const { fromBase64 } = Uint8Array;
  /* oxlint-enable typescript/unbound-method */
  const enqueue = queueMicrotask;
  const [NativeError, NativePromise, asString, asNumber] = [Error, Promise, String, Number];
  const [NativeTypeError, NativeRangeError, Bytes] = [TypeError, RangeError, Uint8Array];
  const NativeDomException = DOMException;
  return {
    apply,
    stringify,
    parse,
    keys,
    enqueue,
    NativeError,
    NativeTypeError,
    NativeRangeError,
    NativeDomException,
    NativePromise,
    Bytes,
    fromCodePoint,
    fromBase64: (text: string): Uint8Array => apply(fromBase64, Bytes, [text]),
    now,
    asString,
    asNumber,
    cut: (text: string, length: number): string => apply(slice, text, [0, length]),
    /** Makes an object that nothing is inherited by. */
    createTable: <Value>(): Record<number, Value> => create(null),
    createNameTable: <Value>(): Record<string, Value> => create(null),
    /** Gives an object a property, whatever setters the code has planted. */
    define: (target: object, name: string, value: unknown): void =>
      void defineProperty(target, name, { value, writable: true, configurable: true }),
    isFunction: (value: unknown): value is (...values: unknown[]) => unknown => typeof value === "function",
  };
}

export type Originals = ReturnType<typeof keepOriginals>;
