import fc from "fast-check";
import { expect, test } from "vitest";
import { keepOriginals } from "../originals.ts";
import { createDecoder } from "./text-decoder.ts";
import { createEncoder } from "./text-encoder.ts";

const Decoder = createDecoder(keepOriginals());
const Encoder = createEncoder(keepOriginals());

/** Bytes that are often nearly characters, and where they are cut. */
const bytes = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 4 }).map((text) => [...new TextEncoder().encode(text)]),
      fc.constantFrom([0xef, 0xbb, 0xbf], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0xc0, 0xaf]),
      fc.uint8Array({ maxLength: 3 }).map((some) => [...some]),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Uint8Array.from(parts.flat()));
const cuts = fc.array(fc.nat(24), { maxLength: 6 });

/** Decodes piece by piece; what is thrown is as good a result as any. */
function decode(decoder: Pick<TextDecoder, "decode">, given: Uint8Array, at: readonly number[]): string[] {
  const ends = [...at, given.length].toSorted((a, b) => a - b);
  const seen: string[] = [];
  try {
    for (const [index, end] of ends.entries())
      seen.push(decoder.decode(given.subarray(ends[index - 1] ?? 0, end), { stream: true }));
    seen.push(decoder.decode());
  } catch (error) {
    seen.push(String(error instanceof TypeError));
  }
  return seen;
}

test.each([{}, { fatal: true }, { ignoreBOM: true }])("decodes any pieces as Node does, %j", (options) => {
  fc.assert(
    fc.property(bytes, cuts, (given, at) => {
      const ours = decode(new Decoder("utf-8", options), given, at).join("");
      // Node forgets between two pieces that a byte order mark has been: only the first is one.
      const whole = decode(new TextDecoder("utf-8", { ...options, ignoreBOM: true }), given, at).join("");
      expect(ours).toBe("ignoreBOM" in options ? whole : whole.replace(/^\ufeff/, ""));
    }),
    { numRuns: 3000 },
  );
});

test("encodes any text as Node does", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect([...new Encoder().encode(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
    { numRuns: 3000 },
  );
});

test("knows no other encoding", () => {
  expect(() => new Decoder("utf-16le")).toThrow('The "utf-16le" encoding is not supported');
});
