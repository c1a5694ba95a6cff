import { expect } from "vitest";
import type { FetchReply } from "../src/index.ts";
import type { Abuse } from "./abuses.ts";
import type { Tried } from "./sandbox.ts";

const body = (code: string): string => `export const run = async () => { ${code} };`;
const value = (value: unknown) => ({ type: "value", value });
const isOver: unknown = expect.stringMatching(/^(?:value|memory|timeout|thrown|stalled)$/);

const answers: FetchReply = { status: 200, chunks: ["piece ".repeat(50)], after: "repeat" };
const withFetch = (code: string, reply: FetchReply = answers): Tried => ({
  code: body(code),
  fetch: async () => reply,
});
const url = "'https://api.example/'";

/** What is tried with `fetch`. */
export const fetchAbuses: Abuse[] = [
  {
    name: "a hundred thousand fetches",
    tried: {
      ...withFetch(
        `let refused = 0; for (let i = 0; i < 1e5; i++) await fetch(${url}).catch(() => refused++); return refused;`,
        { status: 204 },
      ),
      limits: { cpuMs: 20_000 },
    },
    ends: value(99_936),
  },
  {
    name: "ten thousand fetches that are aborted at once",
    tried: {
      ...withFetch(
        `let refused = 0; for (let i = 0; i < 1e4; i++) { const c = new AbortController(); const asked = fetch(${url}, { signal: c.signal }); c.abort(); await asked.catch((e) => e.name === 'AbortError' || refused++); } return refused;`,
      ),
      limits: { cpuMs: 20_000 },
    },
    ends: value(9936),
  },
  {
    name: "a stream that never ends",
    tried: withFetch(`return await (await fetch(${url})).text();`),
    ends: { type: "thrown", message: "`fetch` was cut off: this code may read 1000000 bytes in all." },
  },
  {
    name: "many streams that never end, read a little each",
    tried: withFetch(
      `let bytes = 0; for (let i = 0; i < 60; i++) { const reader = (await fetch(${url})).body.getReader(); for (let j = 0; j < 4000; j++) bytes += (await reader.read()).value.length; } return bytes;`,
    ),
    ends: { type: "thrown", message: expect.stringContaining("1000000 bytes") },
  },
  {
    name: "a hundred thousand reads at once of a stream that stays silent",
    tried: {
      ...withFetch(
        `const reader = (await fetch(${url})).body.getReader(); for (let i = 0; i < 1e5; i++) void reader.read(); return 1;`,
        { status: 200, chunks: [], after: "hang" },
      ),
      limits: { cpuMs: 20_000 },
    },
    ends: { type: isOver },
  },
  {
    name: "a hundred thousand reads at once of pieces that come later",
    tried: {
      ...withFetch(
        `const reader = (await fetch(${url})).body.getReader(); for (let i = 0; i < 1e5; i++) reader.read().catch(() => 0); return 1;`,
        { status: 200, chunks: [{ text: "late", takes: 1000 }], after: "repeat" },
      ),
      limits: { cpuMs: 20_000 },
    },
    ends: { type: isOver },
  },
  {
    name: "a request that is written as something else",
    tried: withFetch(`Object.prototype.toJSON = () => 'no request'; return await fetch(${url});`),
    ends: { type: "thrown", message: "`fetch` was called with something that is no request." },
  },
  {
    name: "other globals before a fetch",
    tried: withFetch(
      `globalThis.Promise = globalThis.Uint8Array = globalThis.Error = globalThis.TypeError = globalThis.String = globalThis.AbortSignal = null; Date.now = () => NaN; JSON.parse = JSON.stringify = () => 'fake'; globalThis.setTimeout = () => 0; return await (await fetch(${url})).json();`,
      { status: 200, json: { a: 1 } },
    ),
    ends: value({ a: 1 }),
  },
  {
    name: "other methods before a fetch",
    tried: withFetch(
      `for (const proto of [Array, String, Map, Promise, RegExp, Uint8Array].map((c) => c.prototype)) for (const key of ['push', 'then', 'trim', 'toLowerCase', 'test', 'length', Symbol.iterator]) try { proto[key] = () => { throw 1; }; } catch {} return await (await fetch(${url})).text();`,
      { status: 200, text: "all" },
    ),
    ends: { type: isOver },
  },
  {
    name: "another signal than a signal",
    tried: withFetch(
      `const fake = Object.create(AbortSignal.prototype); return await fetch(${url}, { signal: fake }).catch((e) => e.message);`,
    ),
    ends: value("`fetch` takes an AbortSignal as `signal`."),
  },
  {
    name: "a signal that throws and aborts itself",
    tried: withFetch(
      `const c = new AbortController(); c.signal.addEventListener('abort', () => { c.abort(); throw new Error('late'); }); setTimeout(() => c.abort(), 5); return await (await fetch(${url}, { signal: c.signal })).text();`,
      { status: 200, chunks: [], after: "hang" },
    ),
    ends: { type: "thrown", message: "late" },
  },
  {
    name: "the way to the process by a response",
    tried: withFetch(
      `const r = await fetch(${url}); return [r, r.body, r.headers, fetch, AbortSignal.timeout(1)].map((each) => each.constructor.constructor('return typeof process')());`,
      { status: 200, text: "" },
    ),
    ends: value(Array(5).fill("undefined")),
  },
];
