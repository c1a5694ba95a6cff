import { expect, test } from "vitest";
import { openSandbox } from "../../test/sandbox.ts";
import { asksOnce, givesUp, pause, readsStream } from "../../test/fetches.ts";
import { type FetchFunction, type FetchReply, HostRefusal, describeOutcome } from "../index.ts";

const { run } = openSandbox();

const reply =
  (answer: FetchReply, takesMs = 0): FetchFunction =>
  async (_, call) => {
    call.takes(takesMs);
    return answer;
  };

const valueOf = async (code: string, fetch: FetchFunction) => {
  const { outcome } = await run({ code, fetch });
  return outcome.type === "value" ? outcome.value : outcome;
};
const body = (code: string): string => `export const run = async () => { ${code} };`;

test("asks, and reads status, headers and body of what came back", async () => {
  const { outcome, calls } = await run({
    code: asksOnce,
    fetch: reply({ status: 429, headers: { "Retry-After": "2" }, json: { error: "slow down" } }, 300),
  });
  expect(outcome).toEqual({ type: "value", value: [false, 429, "2", { error: "slow down" }, 300] });
  const headers = { "content-type": "application/json", authorization: "Bearer key" };
  const sent = { method: "POST", headers, body: '{"question":"Why?"}' };
  expect(calls).toMatchObject([
    { name: "fetch", parameters: ["https://api.example/v1/answers", sent], atMs: 0, takesMs: 300 },
  ]);
});

test("brings a stream by its pieces, each in its time, also those that are read late", async () => {
  const chunks = ["one ", { text: "two ", takes: 40 }, { base64: "4oI=", takes: 10 }, { base64: "rA==" }];
  const fetch = reply({ status: 200, chunks }, 100);
  expect(await valueOf(readsStream, fetch)).toEqual([
    [100, "one "],
    [140, "two "],
    [150, ""],
    [150, "€"],
    true,
    false,
  ]);
  const late = `const { body } = await fetch("https://api.example/"); ${pause(45)}
    const reader = body.getReader(); const seen = [];
    for (;;) { const { done } = await reader.read(); if (done) return seen; seen.push(Date.now() % 1000); }`;
  expect(await valueOf(body(late), fetch)).toEqual([145, 145, 150, 150]);
});

test("cuts a stream off as a lost connection does", async () => {
  const lost = reply({ status: 200, chunks: ["half"], after: "cut" });
  expect(await valueOf(readsStream, lost)).toEqual([
    [0, "half"],
    ["TypeError", "terminated", "UND_ERR_SOCKET"],
    true,
    true,
  ]);
  const refused = body(
    "return await fetch('https://api.example/').catch((e) => [e instanceof TypeError, e.message, e.cause.code]);",
  );
  expect(await valueOf(refused, reply({ fails: "ECONNREFUSED" }))).toEqual([
    true,
    "fetch failed",
    "ECONNREFUSED",
  ]);
});

test("names the line that fetched, when the connection fails", async () => {
  const code =
    "const ask = (url) => fetch(url);\nexport const run = async () => ask('https://api.example/');";
  expect((await run({ code, fetch: reply({ fails: "ECONNRESET" }) })).outcome).toMatchObject({
    message: "fetch failed",
    at: { file: "main.ts", line: 1 },
  });
});

test.each<[string, FetchReply]>([
  ["nobody answers", { silent: true }],
  ["the reply is late", { status: 200, text: "late" }],
  ["the body stays open", { status: 200, chunks: ["a"], after: "hang" }],
  ["a piece is late", { status: 200, chunks: ["a", { text: "b", takes: 60_000 }] }],
])("lets the code give up where %s, and says when it did", async (what, answer) => {
  const { outcome, calls } = await run({
    code: givesUp,
    fetch: reply(answer, what === "the reply is late" ? 9000 : 500),
  });
  expect(outcome).toEqual({ type: "value", value: ["TimeoutError", 2000] });
  expect(calls).toMatchObject([{ atMs: 0, droppedAtMs: 2000 }]);
});

test("aborts the host's work when the code gives up, and keeps it where the code goes on", async () => {
  const aborted: boolean[] = [];
  const { outcome } = await run({
    code: body(`const controller = new AbortController();
      const asked = fetch("https://api.example/", { signal: AbortSignal.any([controller.signal]) }).catch((e) => e.message);
      controller.abort(new Error("enough"));
      return [await asked, controller.signal.aborted, await fetch("https://api.example/", { signal: controller.signal }).catch((e) => e.message)];`),
    fetch: (_, { signal }) => {
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener("abort", () => {
        aborted.push(signal.aborted);
        reject(signal.reason);
      });
      return promise;
    },
  });
  expect(outcome).toEqual({ type: "value", value: ["enough", true, "enough"] });
  expect(aborted).toEqual([true]);
});

test("says of a body that is left early when that was, and of one that was read nothing", async () => {
  const leaves = body(
    `for await (const _ of (await fetch('https://api.example/')).body) { ${pause(70)} break; } return 1;`,
  );
  const hangs = reply({ status: 200, chunks: ["a"], after: "hang" });
  expect((await run({ code: leaves, fetch: hangs })).calls).toMatchObject([{ droppedAtMs: 70 }]);
  const unread = body(
    `const signal = AbortSignal.timeout(90); await fetch('https://api.example/', { signal }); ${pause(200)} return 1;`,
  );
  const arrived = await run({
    code: unread,
    fetch: reply({ status: 200, chunks: ["a", { text: "b", takes: 80 }] }),
  });
  expect(arrived.calls[0]).not.toHaveProperty("droppedAtMs");
  const fails = body(
    `await fetch('https://api.example/', { signal: AbortSignal.timeout(90) }).catch(() => 0); ${pause(200)} return 1;`,
  );
  const refused = await run({ code: fails, fetch: reply({ fails: "ECONNREFUSED" }) });
  expect(refused.calls[0]).not.toHaveProperty("droppedAtMs");
  const reads = body("return await (await fetch('https://api.example/')).text();");
  const { calls } = await run({ code: reads, fetch: reply({ status: 200, text: "all" }) });
  expect(calls[0]).not.toHaveProperty("droppedAtMs");
});

test("reads a body once", async () => {
  const twice = body(
    "const r = await fetch('https://api.example/'); await r.text(); const again = await r.json().catch((e) => e.message); const reader = r.body.getReader(); return [again, (() => { try { r.body.getReader(); } catch (e) { return e.message; } })()];",
  );
  expect(await valueOf(twice, reply({ status: 200, text: "{}" }))).toEqual([
    "Body is unusable: Body has already been read",
    "Invalid state: ReadableStream is locked",
  ]);
});

test.each<[string, string]>([
  ["fetch('/v1/answers')", "Failed to parse URL from /v1/answers"],
  ["fetch('https://a.b', { body: 'x' })", "Request with GET/HEAD method cannot have body."],
  ["fetch('https://a.b', { method: 'POST', body: {} })", "`fetch` takes a text as `body` here."],
  ["fetch('https://a.b', { signal: {} })", "`fetch` takes an AbortSignal as `signal`."],
  ["(async () => new Response('x'))()", "Illegal constructor"],
])("refuses %s before anything is asked", async (code, message) => {
  const { outcome, calls } = await run({
    code: body(`return await ${code}.catch((e) => e.message);`),
    fetch: reply({ status: 200 }),
  });
  expect([outcome, calls]).toEqual([{ type: "value", value: message }, []]);
});

test("passes on why the host refuses, and names a fetch without a deadline where a run stalls", async () => {
  const refuse: FetchFunction = async () => {
    throw new HostRefusal("`fetch` was refused: it is too late.");
  };
  const code = body("return await fetch('https://api.example/').catch((e) => [e.name, e.message]);");
  expect(await valueOf(code, refuse)).toEqual(["Error", "`fetch` was refused: it is too late."]);
  const { outcome } = await run({ code, fetch: reply({ silent: true }) });
  expect(describeOutcome(outcome)).toBe(
    "The code waits for something that never comes: look for a `fetch` without a deadline, or a `resolve` that is never called.",
  );
});

test("offers none of it where `fetch` is not given", async () => {
  const names = [
    "fetch",
    "Headers",
    "Response",
    "AbortController",
    "AbortSignal",
    "TextDecoder",
    "TextEncoder",
  ];
  const code = `export const run = () => [${names.map((name) => `typeof ${name}`).join(", ")}];`;
  expect((await run(code)).outcome).toEqual({ type: "value", value: names.map(() => "undefined") });
  expect(await valueOf(code, reply({ status: 200 }))).toEqual(names.map(() => "function"));
});
