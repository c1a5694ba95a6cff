import { expect } from "vitest";
import type { Tried } from "./sandbox.ts";
import { setsManyTimers, ticksForEver } from "./timer-programs.ts";

/** What is tried, and how it may end. */
export interface Abuse {
  name: string;
  tried: Tried | string;
  /** What the outcome must match. */
  ends: object;
}

const body = (code: string): string => `export const run = async () => { ${code} };`;
const loop = { type: "timeout", clock: "cpu" };
const full = { type: "memory" };
const deep = { type: "thrown", name: "RangeError" };
const value = (value: unknown) => ({ type: "value", value });
const withEcho = (code: string): Tried => ({ code: body(code), host: echo });

/** Where more than one end is right, as long as it is one of these. */
const oneOf = (types: string): unknown => expect.stringMatching(new RegExp(`^(?:${types})$`));
const echo = { echo: async ([first]: unknown[]) => JSON.parse(JSON.stringify(first ?? null)) };

const loops: Abuse[] = [
  { name: "a loop", tried: body("while (true);"), ends: loop },
  { name: "a loop outside any function", tried: "for (;;);", ends: loop },
  {
    name: "a loop that catches all",
    tried: body("for (;;) try { for (;;); } catch {} finally { continue; }"),
    ends: loop,
  },
  { name: "a loop of microtasks", tried: body("for (;;) await null;"), ends: loop },
  { name: "a loop of timers", tried: ticksForEver, ends: loop },
  { name: "a getter that loops", tried: body("return { get a() { for (;;); } };"), ends: loop },
  { name: "a toJSON that loops", tried: body("return { toJSON() { for (;;); } };"), ends: loop },
  {
    name: "an error whose message loops",
    tried: body(
      "const e = new Error(); Object.defineProperty(e, 'message', { get() { for (;;); } }); throw e;",
    ),
    ends: loop,
  },
  {
    name: "a pattern that backtracks for ever",
    tried: body("return /^(a+)+$/.test('a'.repeat(60) + 'b');"),
    ends: loop,
  },
  {
    name: "a native loop over a sparse array",
    tried: body("const a = []; a.length = 2 ** 32 - 1; a.reverse();"),
    ends: loop,
  },
  {
    name: "a native sort of a sparse array",
    tried: body("const a = []; a.length = 2 ** 32 - 1; a.sort();"),
    ends: loop,
  },
  {
    name: "a promise that never settles",
    tried: body("await new Promise(() => {});"),
    ends: { type: "stalled" },
  },
  {
    name: "an export named then",
    tried: "export function then() {} export const run = () => 1;",
    ends: { type: "stalled" },
  },
];

const bombs: Abuse[] = [
  {
    name: "an array without end",
    tried: body("const a = []; for (;;) a.push(new Array(1000).fill(1));"),
    ends: full,
  },
  {
    name: "an array without end that outlives the function",
    tried: "const a = []; export const run = () => { for (;;) a.push(new Array(10).fill(1)); };",
    ends: full,
  },
  {
    name: "an array without end that catches",
    tried: {
      code: body("const a = []; for (;;) try { a.push(new Array(1000).fill(1)); } catch {}"),
      limits: { cpuMs: 300 },
    },
    ends: { type: oneOf("timeout|memory") },
  },
  { name: "a string that doubles", tried: body("let s = 'xy'; for (;;) s += s + 1;"), ends: full },
  { name: "a long repetition", tried: body("return 'x'.repeat(2 ** 29);"), ends: full },
  { name: "many buffers", tried: body("const a = []; for (;;) a.push(new ArrayBuffer(1e6));"), ends: full },
  { name: "one huge buffer", tried: body("return new ArrayBuffer(2 ** 31 - 1).byteLength;"), ends: full },
  {
    name: "many closures",
    tried: body("let f = () => 0; for (;;) { const g = f; f = () => g; }"),
    ends: { type: oneOf("memory|timeout") },
  },
  {
    name: "many promises",
    tried: body("const all = []; for (;;) all.push(new Promise(() => {}));"),
    ends: { type: oneOf("memory|timeout") },
  },
  {
    name: "a long result",
    tried: body("return 'x'.repeat(1e7);"),
    ends: { type: "too-large", what: "result" },
  },
  {
    name: "a deep result",
    tried: body("let a = []; for (let i = 0; i < 1000; i++) a = [a]; return a;"),
    ends: { type: "not-json" },
  },
  {
    name: "a deeper result",
    tried: body("let a = []; for (let i = 0; i < 1e6; i++) a = [a]; return a;"),
    ends: { type: oneOf("not-json|thrown|memory") },
  },
  { name: "a deep recursion", tried: "export function run() { return run() + 1; }", ends: deep },
  {
    name: "a deep recursion that catches",
    tried: "export function run() { try { return run(); } catch { return 'caught'; } }",
    ends: value("caught"),
  },
  { name: "JSON nested a million deep", tried: body("JSON.parse('['.repeat(1e6));"), ends: deep },
  {
    name: "a file nested too deep to read",
    tried: `export const run = () => ${"(".repeat(20_000)}1${")".repeat(20_000)};`,
    ends: { type: "not-compiled" },
  },
  {
    name: "a type nested too deep to read",
    tried: `type A = ${"[".repeat(50_000)};`,
    ends: { type: "not-compiled" },
  },
  {
    name: "ten megabytes of logs",
    tried: body("for (let i = 0; i < 1e5; i++) console.log('x'.repeat(100)); return 1;"),
    ends: value(1),
  },
  {
    name: "one log of ten megabytes",
    tried: body("console.log('x'.repeat(1e7)); return 1;"),
    ends: value(1),
  },
  { name: "a million timers", tried: setsManyTimers, ends: { type: "thrown" } },
  {
    name: "a hundred thousand calls of the host",
    tried: {
      code: body(
        "let refused = 0; for (let i = 0; i < 1e5; i++) await echo(i).catch(() => refused++); return refused;",
      ),
      host: echo,
      limits: { cpuMs: 10_000 },
    },
    ends: value(99_936),
  },
];

const escapes: Abuse[] = [
  {
    name: "a way to the process",
    tried: body("return (() => {}).constructor.constructor('return typeof process')();"),
    ends: value("undefined"),
  },
  {
    name: "the way by a host function",
    tried: {
      code: body(
        "return [echo.constructor('return this')() === globalThis, typeof echo.constructor('return process')]",
      ),
      host: echo,
    },
    ends: value([true, "function"]),
  },
  {
    name: "the way by a reply",
    tried: {
      code: body(
        "const reply = await echo({}); return typeof reply.constructor.constructor('return typeof require')();",
      ),
      host: echo,
    },
    ends: value("string"),
  },
  {
    name: "the usual names",
    tried: body(
      "return [typeof process, typeof require, typeof module, typeof fetch, typeof WebAssembly, typeof std, typeof os, typeof Atomics];",
    ),
    ends: value(Array(8).fill("undefined")),
  },
  {
    name: "an import while it runs",
    tried: body("return (await import('node:fs')).readFileSync;"),
    ends: { type: "thrown", message: expect.stringContaining("cannot be imported") },
  },
  {
    name: "imports of every kind of name",
    tried: body(
      "const out = []; for (const name of ['file:///etc/passwd', '../../etc/passwd', 'data:text/javascript,1', './main.ts?x', 'std', '']) out.push(await import(name).then(() => 'in', () => 'out')); return out;",
    ),
    ends: value(Array(6).fill("out")),
  },
  { name: "what an import says of itself", tried: body("return Object.keys(import.meta);"), ends: value([]) },
  {
    name: "eval and Function, which stay inside",
    tried: body("return [eval('1 + 1'), new Function('return 2')(), typeof eval('typeof process')];"),
    ends: value([2, 2, "string"]),
  },
  {
    name: "an import by eval",
    tried: body("return await eval(\"import('node:fs')\");"),
    ends: { type: "thrown" },
  },
  {
    name: "the frames of the stack",
    tried: body(
      "Error.prepareStackTrace = (_, frames) => frames.map((frame) => String(frame.getFunction?.())).join(); return typeof new Error().stack;",
    ),
    ends: { type: oneOf("value|thrown") },
  },
];

const tricks: Abuse[] = [
  {
    name: "a prototype with everything in it",
    tried: body(
      "for (const proto of [Object, Array, String, Number, Function, Promise, Error, Map].map((c) => c.prototype)) for (const key of ['then', 'toString', 'length', 'constructor', 'message', 'name', 'stack', 'call', 'apply', '0']) try { Object.defineProperty(proto, key, { get() { throw 1; }, set() { throw 2; }, configurable: true }); } catch {} return 1;",
    ),
    ends: { type: oneOf("value|thrown|stalled") },
  },
  {
    name: "setters on the prototype of all",
    tried: withEcho(
      "let stolen = 0; for (const key of ['0', '1', 'name', 'message', 'resolve', 'type']) Object.defineProperty(Object.prototype, key, { set() { stolen++; } }); console.log('x'); await echo(1); return stolen;",
    ),
    ends: value(0),
  },
  {
    name: "other globals in place of these",
    tried: body(
      "globalThis.Promise = globalThis.Array = globalThis.Error = globalThis.String = globalThis.Reflect = null; JSON.stringify = () => '\"fake\"'; JSON.parse = () => 'fake'; globalThis.JSON = null; globalThis.expect = () => { throw 1; }; return [1];",
    ),
    ends: value([1]),
  },
  {
    name: "other methods on arrays",
    tried: body(
      "for (const key of ['push', 'map', 'join', 'slice', Symbol.iterator]) Array.prototype[key] = () => { throw 1; }; console.log('still', 'there'); return { a: [1] };",
    ),
    ends: value({ a: [1] }),
  },
  {
    name: "another JSON for a reply",
    tried: {
      code: body(
        "JSON.parse = () => 'fake'; Promise.prototype.then = () => 'fake'; return await echo({ a: 1 });",
      ),
      host: echo,
    },
    ends: { type: oneOf("value|stalled") },
  },
  {
    name: "arrays that are written as something else",
    tried: { code: body("Array.prototype.toJSON = () => 'no array'; return await echo(1);"), host: echo },
    ends: { type: oneOf("value|thrown") },
  },
  {
    name: "everything that is written as nothing",
    tried: {
      code: body(
        "Object.prototype.toJSON = () => undefined; await echo(1).catch(() => 0); throw new Error('x');",
      ),
      host: echo,
    },
    ends: { type: oneOf("thrown|not-json") },
  },
  {
    name: "a rejection that nobody waits for and nobody can look at",
    tried: {
      code: body(
        "void Promise.reject(Object.defineProperty(new Error(), 'message', { get() { for (;;); } })); void Promise.reject(new Proxy({}, { get() { throw 1; } })); return 1;",
      ),
      limits: { cpuMs: 300 },
    },
    ends: value(1),
  },
  {
    name: "a proxy that always answers",
    tried: body(
      "const p = new Proxy(function () {}, { get: () => p, apply: () => p, ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ value: p, enumerable: true, configurable: true }) }); throw p;",
    ),
    ends: { type: "thrown" },
  },
  {
    name: "a proxy that is returned",
    tried: body("return { p: new Proxy({}, { ownKeys() { throw new Error('no keys'); } }) };"),
    ends: { type: "not-json" },
  },
  {
    name: "an error with a stack of its own",
    tried: body("const e = new Error('x'); e.stack = 'at /etc/passwd:1:1 at main.ts:999999999:1'; throw e;"),
    ends: { type: "thrown", message: "x" },
  },
  { name: "a thrown null", tried: body("throw null;"), ends: { type: "thrown", message: "null" } },
  {
    name: "a thrown symbol",
    tried: body("throw Symbol('s');"),
    ends: { type: "thrown", message: "Symbol(s)" },
  },
  {
    name: "a thenable that lies",
    tried: body("return { then(resolve) { resolve(1); resolve(2); throw 3; } };"),
    ends: value(1),
  },
  {
    name: "a reply that is changed",
    tried: {
      code: body(
        "const first = await echo({ list: [1] }); first.list.push(2); Object.assign(first, { extra: 1 }); return await echo({ list: [1] });",
      ),
      host: echo,
    },
    ends: value({ list: [1] }),
  },
  {
    name: "not a number, holes and minus zero",
    tried: body("return [NaN, Infinity, [1, , 3], -0, undefined];"),
    ends: value([null, null, [1, null, 3], 0, null]),
  },
  { name: "a circle", tried: body("const a = {}; a.a = a; return a;"), ends: { type: "not-json" } },
];

export const abuses: Abuse[] = [...loops, ...bombs, ...escapes, ...tricks];
