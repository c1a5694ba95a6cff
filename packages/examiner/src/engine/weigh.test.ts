import { beforeAll, expect, test } from "vitest";
import { generate, requests } from "../../test/requests.ts";
import { needWeights, useEngine } from "../../test/weights.ts";
import { type Engine, createEngine } from "./create-engine.ts";

const { path } = needWeights();
const engine = useEngine();
const { signal } = new AbortController();

const score = async (of: Engine, text: string, logprobs = 0) =>
  await of.score({ tokens: of.tokenize({ kind: "completion", text }), logprobs, signal });

const prompt =
  "Text: It is warm.\nLabel: good\n\nText: A lovely cup.\nLabel: good\n\nText: It broke.\nLabel: bad\n\nText: Soft and warm.\nLabel:";

test("tells how likely each token of a reply was, and the likeliest at its place", async () => {
  const { text, chances = [] } = await generate(engine(), prompt, { maxTokens: 6, logprobs: 2 });
  expect(chances.map(({ token }) => token).join("")).toBe(text);
  for (const { token, logprob, top } of chances) {
    expect(top.map((each) => each.token)).toContain(token);
    // At temperature 0 the likeliest is taken.
    expect(top[0]).toEqual({ token, logprob });
    expect(top[1]?.logprob).toBeLessThan(logprob ?? 0);
  }
  const all = chances[0]?.top.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
  expect(all).toBeLessThanOrEqual(1);
});

test("weighs what was sampled by the model alone, as it weighs the same in a text", async () => {
  for (const settings of [
    { temperature: 1.5, seed: 3 },
    { temperature: 0.2, topP: 0.1, seed: 1 },
  ]) {
    const asked = { maxTokens: 3, stop: ["\n"], logprobs: 0, ...settings };
    const { text, chances = [] } = await generate(engine(), prompt, asked);
    const whole = await score(engine(), prompt + text);
    expect(chances).not.toEqual([]);
    const same = whole.chances.slice(-chances.length);
    expect(same.map(({ token }) => token)).toEqual(chances.map(({ token }) => token));
    expect(same.map(({ logprob }) => logprob)).toEqual(chances.map(({ logprob }) => logprob));
  }
});

test("weighs what a grammar allowed only by the model alone", async () => {
  const settings = { grammar: 'root ::= " neither"', maxTokens: 4, logprobs: 1 };
  const { text, chances = [] } = await generate(engine(), prompt, settings);
  expect(text).toBe(" neither");
  expect(chances.map(({ token }) => token).join("")).toBe(text);
  expect(chances[0]?.top[0]?.logprob).toBeGreaterThan(chances[0]?.logprob ?? 0);
});

test("leaves out the stop text and what comes after it", async () => {
  const { text, chances, usage } = await generate(engine(), prompt, { stop: ["\n"], logprobs: 0 });
  expect(chances?.map(({ token }) => token)).toEqual([text]);
  expect(usage.generatedTokens).toBe(2);
  expect((await generate(engine(), prompt)).chances).toBeUndefined();
});

test("weighs every token of a text but the first, and says where each begins", async () => {
  const text = "I ❤ the cup 😀.";
  const { chances, usage } = await score(engine(), text, 1);
  expect(usage).toMatchObject({ promptTokens: chances.length, generatedTokens: 0 });
  expect(chances[0]).toEqual({ token: "I", offset: 0, logprob: null, top: [] });
  for (const { logprob, top } of chances.slice(1)) expect(logprob).toBeLessThanOrEqual(top[0]?.logprob ?? -1);
  const the = chances.find(({ token }) => token === " the");
  expect(the?.offset).toBe(text.indexOf(" the"));
});

test("weighs again only what is after the last whole block that two texts share", async () => {
  const [first, second] = await Promise.all(
    [" good", " bad"].map((label) => score(engine(), prompt + label)),
  );
  expect(second?.usage.cachedTokens).toBe(32);
  expect(second?.chances.slice(0, -1)).toEqual(first?.chances.slice(0, -1));
  expect(second?.chances.at(-1)?.logprob).not.toBe(first?.chances.at(-1)?.logprob);
});

const asked = requests.filter((_, index) => index % 7 === 0);
const forward = asked.map((_, index) => index);

/** Weighs the replies to some of the requests, and texts that begin as these do, in an order. */
async function weighAll(of: Engine, order: readonly number[]): Promise<Record<number, unknown>> {
  const found: Record<number, unknown> = {};
  for (const index of order) {
    const { prompt: each = { kind: "completion", text: "" }, ...settings } = asked[index] ?? {};
    const { chances } = await generate(of, each, { ...settings, logprobs: 2 });
    const text = each.kind === "completion" ? `${each.text} radio` : JSON.stringify(each.messages);
    const { chances: weighed } = await score(of, text, index % 2);
    found[index] = { chances, weighed };
  }
  return found;
}

let cold: Record<number, unknown>;

beforeAll(async () => {
  if (path === "") return;
  await using fresh = await createEngine({ path, threads: 1, prefixCache: false });
  cold = await weighAll(fresh, forward);
});

test.for([
  ["in the same order", [forward]],
  ["in reverse", [forward.toReversed()]],
  ["for two who ask at once", [forward, forward.toReversed()]],
] as const)(
  "comes to the same log-probabilities with kept prefixes, to the last bit, %s",
  async ([, orders]) => {
    for (const found of await Promise.all(orders.map((order) => weighAll(engine(), order))))
      expect(found).toEqual(cold);
  },
);
