import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openSandbox } from "../test/sandbox.ts";
import { type Json, HostRefusal } from "./index.ts";

const { run } = openSandbox();
/** Each run takes fifty, so that 10,000 values are through in seconds. */
const atOnce = 50;
const runs = { numRuns: 10_000 / atOnce };

/** Sources of values of every kind that code can return, with what JSON has no word for. */
const { source } = fc.letrec<{ source: string }>((tie) => ({
  source: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.stringify(value)),
    fc.double().map((value) => (Object.is(value, -0) ? "-0" : String(value))),
    fc.string({ unit: "binary" }).map((text) => JSON.stringify(text)),
    fc.constantFrom(
      "undefined",
      "NaN",
      "Infinity",
      "1n",
      "Symbol('s')",
      "() => 1",
      "new Date(0)",
      "new Date(NaN)",
      "/x/g",
      "new Map([[1, 2]])",
      "new Set([1])",
      "new Uint8Array([1, 2])",
      "[1, , 3]",
      "new Error('e')",
      "Object(1)",
      "Object('s')",
      "Object(false)",
      "'\\ud800'",
      "Object.create({ inherited: 1 })",
      "{ get a() { return 1; } }",
      "{ get a() { throw new Error('got'); } }",
      "{ toJSON: () => 'told' }",
      "{ toJSON: (key) => key }",
      "{ toJSON() { throw new Error('told'); } }",
      "{ ['__proto__']: 1 }",
      "{ [Symbol.iterator]: 1, a: undefined }",
      "new Proxy({ a: 1 }, {})",
      "new Proxy([1], { get: (target, key) => key === 'length' ? 2 : 7 })",
      "(() => { const o = {}; o.o = o; return o; })()",
    ),
    fc
      .array(tie("source"), { maxLength: 4 })
      .map((items) => `[${items.map((item) => `(${item})`).join(", ")}]`),
    fc
      .dictionary(fc.string({ maxLength: 5 }), tie("source"), { maxKeys: 4 })
      .map((entries) =>
        Object.entries(entries)
          .map(([key, value]) => `[${JSON.stringify(key)}]: (${value})`)
          .join(", "),
      )
      .map((entries) => `{ ${entries} }`),
  ),
}));

const refused: unknown = expect.stringMatching(/^(?:not-json|thrown)$/);

const expression = (text: string): string => `(${text.startsWith("{") ? `(${text})` : text})`;

test("gives back of any value what JSON says of it", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(source, { minLength: atOnce, maxLength: atOnce }), async (sources) => {
      const written = sources.map((text) => `() => ${expression(text)}`).join(",\n");
      const say =
        "(make) => { try { return [JSON.stringify(make())]; } catch (error) { return error.name; } }";
      const { outcome } = await run(`export const run = () => [${written}].map(${say});`);
      const expected: unknown = JSON.parse(
        runInNewContext(`JSON.stringify([${written}].map(${say}))`, {}, { timeout: 5000 }),
      );
      expect(outcome).toEqual({ type: "value", value: expected });
    }),
    runs,
  );
});

test("ends in a value or a sentence, whatever single value is returned", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(source, async (text) => {
      const { outcome } = await run(`export const run = () => ${expression(text)};`);
      const json: unknown = runInNewContext(
        `(() => { try { return JSON.stringify(${expression(text)}); } catch { return; } })()`,
      );
      const seen = outcome.type === "value" ? outcome.value : outcome.type;
      expect(seen).toEqual(typeof json === "string" ? JSON.parse(json) : refused);
    }),
    { numRuns: 500 },
  );
});

const reply = fc.oneof(
  fc.jsonValue().map((value) => ({ value })),
  fc.record({ message: fc.string({ unit: "binary" }), name: fc.string() }).map((error) => ({ error })),
);

test("brings any input, parameters, reply or refusal across unchanged", { timeout: 600_000 }, async () => {
  const code = `export const run = async (items) => {
    const told = [];
    for (const item of items) {
      try { told.push(await ask(item)); } catch (error) { told.push({ name: error.name, message: error.message }); }
    }
    return told;
  };`;
  await fc.assert(
    fc.asyncProperty(fc.array(reply, { minLength: atOnce, maxLength: atOnce }), async (replies) => {
      const items: Json[] = JSON.parse(JSON.stringify(replies));
      let asked = 0;
      const ask = async ([item]: Json[]): Promise<Json> => {
        expect(item).toEqual(items[asked]);
        const said = replies[asked++];
        if (said !== undefined && "error" in said)
          throw new HostRefusal(said.error.message, { name: said.error.name });
        return JSON.parse(JSON.stringify(said?.value ?? null));
      };
      const { outcome } = await run({ code, input: [items], host: { ask }, limits: { calls: atOnce } });
      const expected = items.map((item) => Object.values(Object(item))[0]);
      expect(outcome).toEqual({ type: "value", value: expected });
    }),
    runs,
  );
});
