import type { Originals } from "../originals.ts";

/** Makes TextEncoder. */
export function createEncoder({ asString, Bytes }: Originals) {
  class Encoder {
    readonly encoding = "utf-8";
    encode(text: unknown = ""): Uint8Array {
      const bytes: number[] = [];
      const put = (byte: number): void => void (bytes[bytes.length] = byte);
      const whole = asString(text).toWellFormed();
      for (let index = 0; index < whole.length; index += 1) {
        const point = whole.codePointAt(index) ?? 0;
        if (point > 0xffff) index += 1;
        if (point < 0x80) {
          put(point);
          continue;
        }
        const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        put((more === 1 ? 0xc0 : more === 2 ? 0xe0 : 0xf0) | (point >> (6 * more)));
        for (let left = more - 1; left >= 0; left -= 1) put(0x80 | ((point >> (6 * left)) & 0x3f));
      }
      return new Bytes(bytes);
    }
  }
  return Encoder;
}
