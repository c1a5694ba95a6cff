import { endpointScript } from "@assay/exercise";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText } from "./cut-text.ts";
import { createScriptedEndpoint } from "./scripted-endpoint.ts";

const url = "https://api.example/v1/answers";
type Script = Parameters<typeof endpointScript.parse>[0];

/** Asks an endpoint that is scripted so; each request says when it is made. */
function open(script: Script) {
  const endpoint = createScriptedEndpoint(endpointScript.parse(script));
  const given = new AbortController();
  const ask = async (atMs = 0, to = url) => {
    let took = 0;
    const call = { atMs, signal: given.signal, takes: (ms: number) => void (took = ms) };
    const reply = await endpoint({ url: to, method: "POST", headers: {} }, call).catch(String);
    return { reply, took };
  };
  return { ask, giveUp: () => given.abort() };
}

test("gives each URL its replies in turn, so often, and says when nothing is left", async () => {
  const { ask } = open({
    routes: {
      [url]: [
        { status: 429, headers: { "retry-after": "2" }, json: { error: "busy" }, times: 2 },
        { fails: "ECONNRESET", takes: 900, note: "charged" },
      ],
    },
  });
  const busy = {
    status: 429,
    headers: { "content-type": "application/json", "retry-after": "2" },
    json: { error: "busy" },
  };
  expect(await ask()).toEqual({ reply: busy, took: 50 });
  expect(await ask(0, `${url}?page=2#top`)).toEqual({ reply: busy, took: 50 });
  expect(await ask()).toEqual({ reply: { fails: "ECONNRESET", note: "charged" }, took: 900 });
  expect(await ask()).toMatchObject({ reply: { status: 500 } });
  expect(await ask(0, "https://elsewhere.example/")).toMatchObject({ reply: { fails: "ENOTFOUND" } });
});

test("gives a stream once for each way to cut it, also within a character", async () => {
  const { ask } = open({
    routes: {
      [url]: [{ status: 200, stream: "1 €", cuts: ["whole", { every: 3 }, { at: [1] }], after: "cut" }],
    },
  });
  expect((await ask()).reply).toMatchObject({ chunks: ["1 €"], after: "cut" });
  expect((await ask()).reply).toMatchObject({ chunks: [{ base64: "MSDi" }, { base64: "gqw=" }] });
  expect((await ask()).reply).toMatchObject({ chunks: ["1", " €"] });
});

test("cuts any text without losing a byte, and the same for one seed", () => {
  const cuts = fc.oneof(
    fc.record({ every: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ at: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }) }),
    fc.record({ seed: fc.nat() }),
    fc.constant("whole" as const),
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), cuts, (text, cut) => {
      const pieces = cutText(text, cut);
      const bytes = pieces.map((piece) =>
        typeof piece === "string" ? Buffer.from(piece) : Buffer.from(piece.base64, "base64"),
      );
      expect(Buffer.concat(bytes).toString()).toBe(text);
      expect(bytes.every(({ length }) => length > 0)).toBe(true);
      expect(cutText(text, cut)).toEqual(pieces);
    }),
  );
});

test("refuses with a sentence more calls, calls at once and time than the script allows", async () => {
  const routes = { [url]: [{ status: 200, stream: ["a", { text: "b", takes: 100 }], times: "forever" }] };
  const atOnce = open({ routes, limits: { atOnce: 1 } });
  await atOnce.ask(0);
  expect((await atOnce.ask(149)).reply).toBe(
    "Error: `fetch` was refused: no more than 1 of its calls may be under way at once.",
  );
  expect((await atOnce.ask(150)).reply).toMatchObject({ status: 200 });
  const few = open({ routes, limits: { calls: 1 } });
  await few.ask(0);
  expect((await few.ask(900)).reply).toContain("it may be called 1 times in all");
  expect((await open({ routes, limits: { ms: 5000 } }).ask(5000)).reply).toContain(
    "may be called for 5 s of its own clock",
  );
});

test("counts what is silent as under way until it is given up", async () => {
  const { ask, giveUp } = open({ routes: { [url]: [{ silent: true, times: 2 }] }, limits: { atOnce: 1 } });
  await ask(0);
  expect((await ask(60_000)).reply).toContain("under way at once");
  giveUp();
  expect((await ask(60_000)).reply).toEqual({ silent: true });
});
