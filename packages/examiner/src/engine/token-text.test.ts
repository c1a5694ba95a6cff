import { expect, test } from "vitest";
import { createTokenText } from "./token-text.ts";

/** Tokens here are single bytes, the smallest that a token can be. */
function decode(bytes: Iterable<number>): { pieces: string[]; rest: string } {
  const text = createTokenText((tokens: readonly number[]) =>
    new TextDecoder().decode(Uint8Array.from(tokens)),
  );
  return { pieces: Array.from(bytes, (byte) => text.add(byte)), rest: text.end() };
}

test("holds a character back until it is whole", () => {
  expect(decode(Buffer.from("aé😀"))).toEqual({ pieces: ["a", "", "é", "", "", "", "😀"], rest: "" });
});

test("gives up on bytes that never become a character", () => {
  expect(decode([0xf0, 0x9f]).rest).toBe("\uFFFD");
  expect(decode([0x80, 0x80, 0x80, 0x80, 0x61]).pieces.join("")).toBe("\uFFFD\uFFFD\uFFFD\uFFFDa");
});

test("passes on the replacement character when it was meant", () => {
  const { pieces, rest } = decode(Buffer.from("a\uFFFDb"));
  expect(pieces.join("") + rest).toBe("a\uFFFDb");
});
