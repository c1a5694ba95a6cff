import { expect, test } from "vitest";
import { openSandbox } from "../../test/sandbox.ts";
import { fetchDeclarations } from "./fetch-globals.ts";

const { sandbox, run } = openSandbox();

test("says what is wrong with the types, and where", async () => {
  const files = {
    "main.ts": "import { count } from './count.ts';\nexport const run = (): string => count;\n",
    "count.ts": "export const count: number = 1;\n",
  };
  expect(await sandbox.checkTypes({ files })).toEqual({
    type: "checked",
    diagnostics: [
      {
        file: "main.ts",
        line: 2,
        column: 34,
        endLine: 2,
        endColumn: 39,
        message: "Type 'number' is not assignable to type 'string'.",
        code: 2322,
      },
    ],
  });
});

test("knows what the code finds, and nothing that it does not find", async () => {
  const code = `console.log(performance.now(), btoa("a"));
queueMicrotask(() => {});
const later = setTimeout;
await new Promise((resolve) => later(resolve, 100));
clearTimeout(later((word: string) => console.log(word), 100, "later"));
export const run = async (): Promise<number> => (await llm("hi")).length;
fetch("/");
process.exit();
`;
  const declarations = "declare function llm(prompt: string): Promise<string>;";
  const report = await sandbox.checkTypes({ files: { "main.ts": code }, declarations });
  expect(report).toMatchObject({
    diagnostics: [
      { line: 7, column: 1, message: "Cannot find name 'fetch'.", code: 2304 },
      { line: 8, column: 1, message: "Cannot find name 'process'.", code: 2591 },
    ],
  });
});

test("knows `fetch` and what belongs to it where that is given", async () => {
  const code = `export async function run(url: string): Promise<string[]> {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(2000)]);
  const response = await fetch(url, { method: "POST", body: "{}", headers: { accept: "*/*" }, signal });
  if (!response.ok) throw new Error(response.headers.get("retry-after") ?? String(signal.reason));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const texts: string[] = [];
  for await (const bytes of response.body ?? []) texts.push(decoder.decode(bytes, { stream: true }));
  return [...texts, decoder.decode(), await response.json()];
}
fetch(new URL("https://a.b"));
`;
  const report = await sandbox.checkTypes({ files: { "main.ts": code }, declarations: fetchDeclarations });
  expect(report).toMatchObject({
    diagnostics: [{ line: 11, message: "Cannot find name 'URL'.", code: 2304 }],
  });
});

test("remembers nothing of the files before", async () => {
  const bad = { "main.ts": "export const a: number = 'a';", "old.ts": "export const b = 1;" };
  expect(await sandbox.checkTypes({ files: bad })).toMatchObject({ diagnostics: [{ line: 1 }] });
  const good = { "main.ts": "export const a: number = 1;" };
  expect(await sandbox.checkTypes({ files: good })).toEqual({ type: "checked", diagnostics: [] });
  const stale = { "main.ts": "import { b } from './old.ts'; export const a = b;" };
  expect(await sandbox.checkTypes({ files: stale })).toMatchObject({ diagnostics: [{ column: 19 }] });
});

test("reads no file but those it was given", async () => {
  const files = {
    "main.ts":
      "import passwd from '/etc/passwd'; /// <reference path='/etc/hosts' />\nexport default passwd;",
  };
  const report = await sandbox.checkTypes({ files });
  expect(report).toMatchObject({
    type: "checked",
    diagnostics: [{ code: 2307 }],
  });
});

test("says of a syntax error where it is, and goes on", async () => {
  const report = await sandbox.checkTypes({ files: { "main.ts": "export const a = ;\n" } });
  expect(report).toMatchObject({
    diagnostics: [{ line: 1, column: 18, message: "Expression expected.", code: 1109 }],
  });
});

test("cuts sentences short that types have made long", async () => {
  const doubled = Array.from(
    { length: 9 },
    (_, index) => `type A${index + 1} = \`\${A${index}}\${A${index}}\`;`,
  );
  const wrong = Array.from({ length: 50 }, (_, index) => `const x${index}: { [P in A9]: 1 } = {};`);
  const code = [`type A0 = "${"a".repeat(1000)}";`, ...doubled, ...wrong].join("\n");
  const report = await sandbox.checkTypes({ files: { "main.ts": code } });
  const sentences = report.type === "checked" ? report.diagnostics.map(({ message }) => message) : [];
  expect(sentences).toHaveLength(50);
  expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThanOrEqual(1001);
});

test("gives up on types that take for ever, and checks the next", { timeout: 240_000 }, async () => {
  const slow = `type Tree<N extends number, A extends unknown[] = []> = A["length"] extends N ? A : [...Tree<N, [...A, 1]>, ...Tree<N, [...A, 2]>];
type Word = "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h";
type Words = \`\${Word}\${Word}\${Word}\${Word}\${Word}\`;
type Pairs<W extends string> = W extends infer A extends string ? { [K in W]: K extends A ? 1 : \`\${K}\${A}\` }[W] : never;
export const pairs: Pairs<Words> = 3;
export const tree: Tree<30> = 1;
`;
  const report = await sandbox.checkTypes({ files: { "main.ts": slow } });
  expect(report.type).toMatch(/^(?:too-slow|checked|crashed)$/);
  const next = await sandbox.checkTypes({ files: { "main.ts": "export const a: string = 1;" } });
  expect(next).toMatchObject({ diagnostics: [{ line: 1 }] });
});

test("refuses what is too long, and runs code whatever its types", async () => {
  const long = { "main.ts": "//".padEnd(300_000, "x") };
  expect(await sandbox.checkTypes({ files: long })).toEqual({
    type: "too-large",
    length: 300_000,
    limit: 256_000,
  });
  expect((await run("export const run = (): string => 1;")).outcome).toEqual({ type: "value", value: 1 });
});
