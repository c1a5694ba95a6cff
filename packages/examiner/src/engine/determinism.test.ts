import { beforeAll, expect, test } from "vitest";
import { until } from "../../test/examiner.ts";
import { type Send, engineSender, httpSender, requests } from "../../test/requests.ts";
import { needWeights, useEngine } from "../../test/weights.ts";
import { superviseExaminer } from "../process/supervise-examiner.ts";
import { createEngine } from "./create-engine.ts";

const found = needWeights();
const engine = useEngine();

interface Run {
  /** By the place of the request. */
  texts: Record<number, string>;
  cachedTokens: number;
}

/** Sends the requests in this order, one after another. */
async function run(send: Send, order: readonly number[]): Promise<Run> {
  const texts: Record<number, string> = {};
  let cachedTokens = 0;
  for (const index of order) {
    const reply = await send(index);
    texts[index] = reply.text;
    cachedTokens += reply.cachedTokens;
  }
  return { texts, cachedTokens };
}

const forward = requests.map((_, index) => index);
/** 29 and 48 have no factor in common, so every request comes up once. */
const shuffled = forward.map((index) => (index * 29 + 7) % requests.length);

let cold: Run;

beforeAll(async () => {
  if (found.path === "") return;
  await using fresh = await createEngine({ path: found.path, threads: 1, prefixCache: false });
  cold = await run(engineSender(fresh), forward);
});

test("evaluates every prompt from its beginning where prefixes are not kept", () => {
  expect(cold.cachedTokens).toBe(0);
  expect(Object.keys(cold.texts)).toHaveLength(48);
  // Were they all alike, it would prove nothing that they stay the same.
  expect(new Set(Object.values(cold.texts)).size).toBeGreaterThan(24);
  // Of the replies 18 keep to a grammar that begins so; a token is a character or more.
  expect(Object.values(cold.texts).filter((text) => text.startsWith('{"produc'))).toHaveLength(18);
});

test.for([
  ["in the same order", forward],
  ["in reverse", forward.toReversed()],
] as const)("gives the same replies with kept prefixes, %s", async ([, order]) => {
  const warm = await run(engineSender(engine()), order);
  expect(warm.cachedTokens).toBeGreaterThan(0);
  expect(warm.texts).toEqual(cold.texts);
});

test("gives the same replies to two who ask at once, each for all of it and in another order", async () => {
  const send = engineSender(engine());
  for (const { texts, cachedTokens } of await Promise.all([run(send, forward), run(send, shuffled)])) {
    expect(cachedTokens).toBeGreaterThan(0);
    expect(texts).toEqual(cold.texts);
  }
});

test("gives the same replies with two threads", async () => {
  await using two = await createEngine({ path: found.path, threads: 2 });
  const again = await run(engineSender(two), shuffled);
  expect(again.cachedTokens).toBeGreaterThan(0);
  expect(again.texts).toEqual(cold.texts);
});

test("gives the same replies in a process that was killed and started again", async () => {
  const states = until();
  await using examiner = superviseExaminer({ weights: found, port: 0, threads: 1, onState: states.add });
  const { pid } = await states.reached("ready");
  const send = httpSender(() => examiner.url());
  await run(send, shuffled.slice(0, 4));
  const interrupted = send(7);
  process.kill(pid, "SIGKILL");
  await expect(interrupted).rejects.toThrow("fetch failed");
  await states.reached("restarting");
  await states.reached("ready");
  const again = await run(send, shuffled);
  expect(again.cachedTokens).toBeGreaterThan(0);
  expect(again.texts).toEqual(cold.texts);
});
