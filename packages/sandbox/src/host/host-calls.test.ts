import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { openSandbox } from "../../test/sandbox.ts";
import { backsOff, losesPatience } from "../../test/timer-programs.ts";
import { HostRefusal } from "../index.ts";

const { run } = openSandbox();

test("answers calls by name with JSON and keeps what was said", async () => {
  const { outcome, calls } = await run({
    code: "export const run = async () => (await llm({ messages: ['hi'] }, 2)).text;",
    host: { llm: async (parameters) => ({ text: `got ${JSON.stringify(parameters)}` }) },
  });
  const text = 'got [{"messages":["hi"]},2]';
  expect(outcome).toEqual({ type: "value", value: text });
  expect(calls).toEqual([
    {
      name: "llm",
      parameters: [{ messages: ["hi"] }, 2],
      atMs: 0,
      takesMs: 0,
      answer: { type: "returned", value: { text } },
      ms: expect.any(Number),
    },
  ]);
});

test("refuses with a name, a message and properties of the host's choice", async () => {
  const code = `export const run = async () => {
    try { return await llm(); } catch (error) {
      return [error instanceof Error, error.name, error.message, error.status, Object.keys(error), error.stack.includes("main.ts")];
    }
  };`;
  const llm = async () => {
    throw new HostRefusal("Rate limit reached.", { name: "RateLimitError", status: 429 });
  };
  expect((await run({ code, host: { llm } })).outcome).toMatchObject({
    value: [true, "RateLimitError", "Rate limit reached.", 429, [], true],
  });
});

test("names the line that called, when an answer that came later is a refusal", async () => {
  const code =
    "const ask = () => llm();\nexport const run = async () => {\n  await null;\n  return await ask();\n};";
  const llm = async () => {
    throw new HostRefusal("Busy.", { status: 503 });
  };
  expect((await run({ code, host: { llm } })).outcome).toMatchObject({
    message: "Busy.",
    at: { file: "main.ts", line: 1 },
  });
});

test("tells the code nothing of a failure of the host, and the caller all", async () => {
  const trouble = new Error("connect ECONNREFUSED 10.0.0.7:5432");
  const { outcome, calls } = await run({
    code: "export const run = () => llm();",
    host: { llm: () => Promise.reject(trouble) },
  });
  expect(outcome).toEqual({
    type: "thrown",
    name: "Error",
    message: "`llm` failed.",
    at: { file: "main.ts", line: 1, column: expect.any(Number) },
  });
  expect(calls[0]?.answer).toEqual({ type: "rejected", error: trouble });
});

test("gives up on a call that is never answered, and aborts it", async () => {
  let aborted: unknown;
  const { outcome } = await run({
    code: "export const run = () => llm();",
    host: {
      llm: (_, { signal }) => {
        signal.addEventListener("abort", () => (aborted = signal.aborted));
        return new Promise(() => undefined);
      },
    },
    limits: { callMs: 50 },
  });
  expect(outcome).toMatchObject({ type: "thrown", message: "`llm` did not answer within 0.05 s." });
  expect(aborted).toBe(true);
});

test("ends a run that waits for the host for too long, with what was seen of it", async () => {
  const report = await run({
    code: "export const run = async () => { console.log('asking'); return await llm(); };",
    host: { llm: () => new Promise(() => undefined) },
    limits: { wallMs: 300 },
  });
  expect(report.outcome).toEqual({ type: "timeout", clock: "wall", limitMs: 300 });
  expect(report.log).toEqual([{ level: "log", text: "asking" }]);
  expect(report.calls).toMatchObject([{ name: "llm", parameters: [], answer: { type: "unanswered" } }]);
});

test("lets a host that is not timed take longer than the run may", async () => {
  const late = async () => {
    await wait(400);
    return "at last";
  };
  const asks = { code: "export const run = () => llm();", host: { llm: late } };
  const limits = { wallMs: 200, callMs: 50 };
  const untimed = await run({ ...asks, limits, isHostTimed: false });
  expect(untimed.outcome).toEqual({ type: "value", value: "at last" });
  expect((await run({ ...asks, limits })).outcome.type).not.toBe("value");
});

test("answers so many calls and no more, and so many at once", async () => {
  let [now, most] = [0, 0];
  const waiting: (() => void)[] = [];
  const code = `export const run = async () => {
    const all = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => llm(i)));
    return all.map((one) => one.status === "fulfilled" ? one.value : one.reason.message);
  };`;
  const llm = async (parameters: unknown[]) => {
    most = Math.max(most, (now += 1));
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    if (waiting.length % 2 === 0) for (const wake of waiting.splice(0)) wake();
    await promise;
    now -= 1;
    return Number(parameters[0]);
  };
  const { outcome, calls } = await run({ code, host: { llm }, limits: { calls: 6, callsAtOnce: 2 } });
  const refused = "`llm` was refused: this code may call out 6 times in all.";
  expect(outcome).toEqual({ type: "value", value: [0, 1, 2, 3, 4, 5, refused, refused] });
  expect([most, calls.length]).toEqual([2, 6]);
});

test("passes nothing that is too long, either way", async () => {
  const code = `export const run = async () => {
    const tried = await Promise.allSettled([llm("x".repeat(200)), llm("long")]);
    return tried.map(({ reason }) => reason.message);
  };`;
  const { outcome, calls } = await run({
    code,
    host: { llm: async () => "y".repeat(200) },
    limits: { callLength: 100 },
  });
  expect(outcome).toMatchObject({
    value: [
      "`llm` was refused: its parameters are longer than 100 characters.",
      "`llm` answered with more than 100 characters.",
    ],
  });
  // Nor is it kept: what is seen of the call is what the code was told.
  expect(calls).toMatchObject([
    {
      answer: { type: "rejected", error: new HostRefusal("`llm` answered with more than 100 characters.") },
    },
  ]);
});

test("passes no more than so much in all calls together", async () => {
  const code = `export const run = async () => {
    const tried = await Promise.allSettled(Array.from({ length: 4 }, () => llm("x".repeat(40))));
    return tried.map(({ value, reason }) => value ?? reason.message);
  };`;
  const limits = { callsLength: 100 };
  const { outcome, calls } = await run({ code, host: { llm: async () => "taken" }, limits });
  const refused = "`llm` was refused: the parameters of all calls are longer than 100 characters.";
  expect(outcome).toEqual({ type: "value", value: ["taken", "taken", refused, refused] });
  expect(calls).toHaveLength(2);
});

test("passes nothing that is nested so deeply that walking it overflows", async () => {
  const code = `export const run = async (depth) => {
    let nested = 1;
    for (let index = 0; index < depth; index += 1) nested = [nested];
    return await llm({ nested }).catch(({ message }) => message);
  };`;
  const host = { llm: async () => "taken" };
  const flat = await run({ code, host, input: [190] });
  expect(flat.outcome).toEqual({ type: "value", value: "taken" });
  const deep = await run({ code, host, input: [5000] });
  expect(deep.outcome).toEqual({
    type: "value",
    value: "`llm` was refused: its parameters are nested more than 200 deep.",
  });
  expect(deep.calls).toEqual([]);
});

test("lets a slow reply be slow on the code's clock alone", async () => {
  const slow = async (_: unknown, { takes }: { takes: (ms: number) => void }) => {
    takes(30_000);
    return "at last";
  };
  const { outcome, spent } = await run({ code: losesPatience, host: { slow } });
  expect(outcome).toEqual({ type: "value", value: "gave up" });
  expect(spent.wallMs).toBeLessThan(20_000);
  const quick = await run({ code: losesPatience, host: { slow: async () => "at once" } });
  expect(quick.outcome).toEqual({ type: "value", value: "at once" });
});

test("runs a back-off without waiting for it", async () => {
  let asked = 0;
  const busy = async () => {
    if ((asked += 1) <= 5) throw new HostRefusal("Slow down.", { status: 429 });
    return "done";
  };
  const { outcome } = await run({ code: backsOff, host: { busy } });
  expect(outcome).toEqual({ type: "value", value: ["done", 31_000] });
});

test("gives replies in the order of the calls, however fast the host is with each", async () => {
  const first = Promise.withResolvers<void>();
  const code = `export const run = async () => {
    const order = [];
    await Promise.all([0, 1].map(async (i) => order.push(await llm(i))));
    return order;
  };`;
  const llm = async ([index]: unknown[]) => {
    if (index === 0) await first.promise;
    else first.resolve();
    return Number(index);
  };
  expect((await run({ code, host: { llm } })).outcome).toEqual({ type: "value", value: [0, 1] });
});

test("runs others while one waits for the host", async () => {
  const other = Promise.withResolvers<void>();
  const waiting = run({
    code: "export const run = () => wait();",
    host: {
      wait: async () => {
        await other.promise;
        return 1;
      },
    },
  });
  expect((await run("export const run = () => 2;")).outcome).toEqual({ type: "value", value: 2 });
  other.resolve();
  expect((await waiting).outcome).toEqual({ type: "value", value: 1 });
});
