import { expect, test } from "vitest";
import { openSandbox } from "../test/sandbox.ts";
import { ringsTimers, throwsLate, waitsLong } from "../test/timer-programs.ts";

const { run } = openSandbox();

const valueOf = async (...tried: Parameters<typeof run>) => {
  const { outcome } = await run(...tried);
  return outcome.type === "value" ? outcome.value : outcome;
};

test("calls an export of TypeScript with the input and gives back what it returns", async () => {
  const code =
    "export function run(a: number, { b }: { b: number[] }): unknown { return { sum: a + b[0]! }; }";
  expect(await valueOf({ code, input: [1, { b: [2] }] })).toEqual({ sum: 3 });
});

test("waits for what the export promises", async () => {
  expect(await valueOf("export const run = async () => [await Promise.resolve(1), 'two'];")).toEqual([
    1,
    "two",
  ]);
});

test("lets files import each other, in a circle too", async () => {
  const files = {
    "main.ts":
      "import { twice } from './math/twice.ts'; export const two = 2; export const run = () => twice(21);",
    "math/twice.ts": "import { two } from '../main.ts'; export const twice = (n: number) => n * two;",
  };
  expect(await valueOf({ files })).toBe(42);
});

test("gives every run a machine of its own", async () => {
  const code = "globalThis.count = (globalThis.count ?? 0) + 1; export const run = () => globalThis.count;";
  expect([await valueOf(code), await valueOf(code)]).toEqual([1, 1]);
});

test("says what cannot be compiled, and where", async () => {
  const { outcome } = await run("const a = 1;\n\tenum Colour { Red }\nexport const run = () => a;");
  expect(outcome).toEqual({
    type: "not-compiled",
    message: expect.stringContaining("`enum`"),
    at: { file: "main.ts", line: 2, column: 2 },
  });
  expect((await run("export const run = (: number) => 1;")).outcome).toMatchObject({
    type: "not-compiled",
    at: { line: 1, column: 21 },
  });
  expect((await run("export const run = () => 1;\nlet a; let a;")).outcome).toMatchObject({
    type: "not-compiled",
    at: { line: 2 },
  });
});

test("imports nothing but the files it was given", async () => {
  expect((await run("\nimport fs from 'node:fs';\nexport const run = () => fs;")).outcome).toEqual({
    type: "not-compiled",
    message: "`node:fs` cannot be imported here: only the files of this exercise can, as `./name.ts`.",
    at: { file: "main.ts", line: 2, column: 16 },
  });
  expect((await run("import './gone';\nexport const run = () => 1;")).outcome).toMatchObject({
    message: "There is no file `./gone`. There is: `./main.ts`.",
    at: { line: 1, column: 8 },
  });
});

test("says when the export is not there", async () => {
  expect((await run("export const start = () => 1;")).outcome).toEqual({
    type: "not-compiled",
    message: "`main.ts` exports no function `run`: write `export function run(…)`.",
  });
  expect((await run({ files: { "other.ts": "" } })).outcome).toMatchObject({
    message: "There is no file `main.ts` to start from.",
  });
});

test("tells what was thrown in the words and at the line of the learner", async () => {
  const code =
    "function inner(): never {\n  throw new TypeError('no such city');\n}\nexport const run = () => inner();";
  const { outcome } = await run(code);
  expect(outcome).toEqual({
    type: "thrown",
    name: "TypeError",
    message: "no such city",
    at: { file: "main.ts", line: 2, column: expect.any(Number) },
  });
  expect((await run("export const run = async () => { throw { code: 7 }; };")).outcome).toEqual({
    type: "thrown",
    name: "",
    message: '{"code":7}',
  });
});

test("ends with what a timer or a microtask throws", async () => {
  expect((await run(throwsLate)).outcome).toMatchObject({ type: "thrown", message: "late" });
  const soon =
    "export const run = () => new Promise(() => queueMicrotask(() => { throw new Error('soon'); }));";
  expect((await run(soon)).outcome).toMatchObject({ type: "thrown", message: "soon" });
});

test("has a clock that stands still while code computes and jumps while it waits", async () => {
  const { outcome, spent } = await run(waitsLong);
  expect(outcome).toEqual({ type: "value", value: ["2026-01-01T00:00:00.000Z", 0, 90_000, 90_000] });
  expect(spent.clockMs).toBe(90_000);
  expect(spent.wallMs).toBeLessThan(30_000);
});

test("rings timers in the order of the clock, and not those that were taken back", async () => {
  expect(await valueOf(ringsTimers)).toEqual([8, "a", 16, "b", 24]);
});

test("tells what is thrown outside any function", async () => {
  expect((await run("\nthrow new Error('at once');\nexport const run = () => 1;")).outcome).toMatchObject({
    type: "thrown",
    message: "at once",
    at: { line: 2 },
  });
});

test("says in the log which rejected promises nobody waited for", async () => {
  const code = `const fail = async () => { throw new RangeError("forgotten"); };
export const run = async () => {
  void fail();
  await fail().catch(() => 0);
  const late = fail();
  await null;
  return await late.catch(() => "waited for");
};`;
  const { outcome, log } = await run(code);
  expect(outcome).toEqual({ type: "value", value: "waited for" });
  expect(log).toEqual([
    { level: "error", text: "Nobody waited for a promise that was rejected: RangeError: forgotten" },
  ]);
});

test("draws the same random numbers from the same seed, and others from another", async () => {
  const code = "export const run = () => [Math.random(), Math.random()];";
  const first = await valueOf({ code, seed: 7 });
  expect(await valueOf({ code, seed: 7 })).toEqual(first);
  expect(await valueOf({ code, seed: 8 })).not.toEqual(first);
});

test("keeps what is written to the console, up to its limit", async () => {
  const code =
    "export const run = () => { console.log('a', 1, { b: [2] }); console.warn(new Error('c')); return 0; };";
  expect(await run(code)).toMatchObject({
    log: [
      { level: "log", text: 'a 1 {"b":[2]}' },
      { level: "warn", text: "Error: c" },
    ],
    isLogCut: false,
  });
  const long = await run({
    code: "export const run = () => { for (;;) { console.log('123456789'); if (Date.now() === 0) return; } };",
    limits: { logLength: 25, cpuMs: 100 },
  });
  expect(long.log.map(({ text }) => text)).toEqual(["123456789", "123456789", "12345"]);
});

test("says when what comes back is no JSON", async () => {
  const messageOf = async (value: string) => (await run(`export const run = () => ${value};`)).outcome;
  expect(await messageOf("undefined")).toEqual({
    type: "not-json",
    message: "`run` returned nothing that JSON can say, such as undefined.",
  });
  expect(await messageOf("({ big: 1n })")).toMatchObject({ type: "not-json" });
  expect(await messageOf("{ const a: unknown[] = []; a.push(a); return a; }")).toMatchObject({
    type: "not-json",
    message: expect.stringContaining("circular"),
  });
});

test("takes nothing that is too long, in or out", async () => {
  const code = "export const run = (text: string) => text + text;";
  const limits = { filesLength: 100, inputLength: 20, resultLength: 30 };
  expect((await run({ code: code.padEnd(101), limits })).outcome).toEqual({
    type: "too-large",
    what: "files",
    length: 101,
    limit: 100,
  });
  expect((await run({ code, limits, input: ["x".repeat(20)] })).outcome).toMatchObject({ what: "input" });
  expect((await run({ code, limits, input: ["x".repeat(15)] })).outcome).toEqual({
    type: "too-large",
    what: "result",
    length: 32,
    limit: 30,
  });
});

test("says when the code waits for what never comes", async () => {
  expect((await run("export const run = () => new Promise(() => {});")).outcome).toEqual({ type: "stalled" });
});

test("stops with its signal, before and during a run, and goes on with the next", async () => {
  const stop = new AbortController();
  const running = run({
    code: "export const run = () => wait();",
    host: {
      wait: () => {
        stop.abort(new Error("enough"));
        return new Promise(() => undefined);
      },
    },
    signal: stop.signal,
  });
  await expect(running).rejects.toThrow("enough");
  await expect(run({ code: "export const run = () => 1;", signal: stop.signal })).rejects.toThrow("enough");
  expect(await valueOf("export const run = () => 2;")).toBe(2);
});
