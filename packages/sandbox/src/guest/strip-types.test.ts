import { expect, test } from "vitest";
import { stripTypes } from "./strip-types.ts";

const strip = (source: string) => stripTypes("main.ts", source);

test("takes types out and leaves everything else in its place", () => {
  const source = "export function run<T>(value: T, size?: number): T[] {\n  return [value as T];\n}\n";
  const stripped = strip(source);
  expect(stripped).toEqual({
    ok: true,
    source: "export function run   (value   , size         )      {\n  return [value     ];\n}\n",
  });
});

test.each([
  ["enum", "\n  enum Colour { Red }", 2, 3],
  ["parameter property", "class A {\n  constructor(private x: number) {}\n}", 2, 23],
  ["namespace", "namespace A { export const x = 1; }", 1, 1],
  ["require", "import a = require('b');", 1, 1],
])("says what to write instead of what is more than a type: %s", (word, source, line, column) => {
  const message: unknown = expect.stringMatching(new RegExp(word));
  expect(strip(source)).toEqual({
    ok: false,
    message,
    at: { file: "main.ts", line, column },
    isBroken: false,
  });
});

test.each([
  ["let a = 1;\nlet b = = 2;", "Expression expected.", 2, 9],
  ["\t\tlet b = = 2;", "Expression expected.", 1, 11],
  ["let a = 1;\r\n\tlet b = = 2;\r\n", "Expression expected.", 2, 10],
])("says where the syntax is wrong: %j", (source, message, line, column) => {
  expect(strip(source)).toMatchObject({ message, at: { line, column } });
});

// Last, because the stripper does not recover in this thread.
test("says when the stripper itself broke", () => {
  expect(strip("(".repeat(30_000))).toEqual({
    ok: false,
    message: "main.ts cannot be read: something in it is nested too deeply or is too long.",
    isBroken: true,
  });
});
