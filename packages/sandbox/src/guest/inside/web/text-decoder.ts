import type { Originals } from "../originals.ts";

/** Makes TextDecoder, of UTF-8 alone: `stream` keeps half a character for the next piece. */
export function createDecoder({ asString, fromCodePoint, Bytes, ...natives }: Originals) {
  const { NativeRangeError, NativeTypeError } = natives;
  const utf8 = (label: unknown): void => {
    if (label !== undefined && !/^\s*(?:utf-?8|unicode-1-1-utf-8)\s*$/i.test(asString(label)))
      throw new NativeRangeError(`The "${asString(label)}" encoding is not supported`);
  };
  /** A view of whatever holds bytes. */
  const viewOf = (value: unknown): Uint8Array => {
    if (value === undefined) return new Bytes(0);
    if (value instanceof Bytes) return value;
    if (value instanceof ArrayBuffer) return new Bytes(value);
    if (ArrayBuffer.isView(value)) return new Bytes(value.buffer, value.byteOffset, value.byteLength);
    throw new NativeTypeError("TextDecoder.decode takes bytes.");
  };

  class Decoder {
    readonly encoding = "utf-8";
    readonly fatal: boolean;
    readonly ignoreBOM: boolean;
    // How many bytes of a character are missing, what it is so far, and what the next byte may be.
    #missing = 0;
    #point = 0;
    #low = 0x80;
    #high = 0xbf;
    #isBegun = false;
    constructor(label?: unknown, options?: { fatal?: unknown; ignoreBOM?: unknown }) {
      utf8(label);
      this.fatal = options?.fatal === true;
      this.ignoreBOM = options?.ignoreBOM === true;
    }
    decode(input?: unknown, options?: { stream?: unknown }): string {
      const bytes = viewOf(input);
      let text = "";
      for (let index = 0; index < bytes.length; index += 1) text += this.#take(bytes[index] ?? 0);
      if (options?.stream === true) return text;
      if (this.#missing > 0) text += this.#broken();
      this.#isBegun = false;
      return text;
    }
    #take(byte: number): string {
      if (this.#missing === 0) return this.#begin(byte);
      if (byte < this.#low || byte > this.#high) return this.#broken() + this.#begin(byte);
      [this.#low, this.#high] = [0x80, 0xbf];
      this.#point = (this.#point << 6) | (byte & 0x3f);
      this.#missing -= 1;
      return this.#missing === 0 ? this.#emit(this.#point) : "";
    }
    #begin(byte: number): string {
      if (byte < 0x80) return this.#emit(byte);
      if (byte >= 0xc2 && byte <= 0xdf) return this.#expect(1, byte & 0x1f);
      if (byte >= 0xe0 && byte <= 0xef) {
        if (byte === 0xe0) this.#low = 0xa0;
        if (byte === 0xed) this.#high = 0x9f;
        return this.#expect(2, byte & 0x0f);
      }
      if (byte >= 0xf0 && byte <= 0xf4) {
        if (byte === 0xf0) this.#low = 0x90;
        if (byte === 0xf4) this.#high = 0x8f;
        return this.#expect(3, byte & 0x07);
      }
      return this.#broken();
    }
    #expect(missing: number, point: number): string {
      this.#missing = missing;
      this.#point = point;
      return "";
    }
    #broken(): string {
      this.#missing = 0;
      [this.#low, this.#high] = [0x80, 0xbf];
      if (this.fatal) throw new NativeTypeError("The encoded data was not valid for encoding utf-8");
      return this.#emit(0xfffd);
    }
    #emit(point: number): string {
      const isMark = point === 0xfeff && !this.#isBegun && !this.ignoreBOM;
      this.#isBegun = true;
      return isMark ? "" : fromCodePoint(point);
    }
  }

  return Decoder;
}

export type WebDecoder = ReturnType<typeof createDecoder>;
