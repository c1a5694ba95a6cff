import { expect, test } from "vitest";
import { generate, generation } from "../../test/requests.ts";
import { needWeights, useEngine } from "../../test/weights.ts";
import { createEngine } from "./create-engine.ts";
import { blockSize } from "./slot.ts";

const { path } = needWeights();
const engine = useEngine();

const story = "Once upon a time";
/** A text of about this many tokens. */
const long = (tokens: number): string => " tree".repeat(tokens);

test("gives the text before a stop string that spans tokens", async () => {
  const whole = await generate(engine(), story, { maxTokens: 12 });
  const stop = whole.text.slice(6, 16);
  const stopped = await generate(engine(), story, { maxTokens: 12, stop: [stop] });
  expect(whole.pieces.some((piece) => piece.includes(stop))).toBe(false);
  expect(stopped).toMatchObject({
    text: whole.text.slice(0, whole.text.indexOf(stop)),
    finishReason: "stop",
  });
  expect(stopped.usage.generatedTokens).toBeLessThan(12);
});

test("ends at the model's own end, or when there are enough tokens", async () => {
  const messages = [
    { role: "system", content: "Answer." },
    { role: "user", content: "Say hello." },
  ] as const;
  const whole = await generate(engine(), { kind: "chat", messages }, { maxTokens: 200 });
  expect(whole.finishReason).toBe("stop");
  expect(whole.text).not.toContain("<|im_end|>");
  const cut = await generate(engine(), { kind: "chat", messages }, { maxTokens: 3 });
  expect(cut).toMatchObject({ finishReason: "length", usage: { generatedTokens: 3 } });
  expect(whole.text.startsWith(cut.text)).toBe(true);
});

test("writes emoji whole, though each is several tokens", async () => {
  const { pieces, text } = await generate(engine(), "😀😃😄😁😆😅🤣😂🙂🙃", { maxTokens: 12 });
  expect(text).toMatch(/\p{Extended_Pictographic}/u);
  for (const piece of pieces.slice(0, -1)) expect(piece).not.toContain("\uFFFD");
});

test("samples by temperature and seed", async () => {
  const sample = async (seed: number, temperature = 1, topP = 1) =>
    (await generate(engine(), story, { seed, temperature, topP })).text;
  expect(await sample(1)).toBe(await sample(1));
  expect(await sample(1)).not.toBe(await sample(2));
  expect(await sample(1, 0)).toBe(await sample(2, 0));
  // The smallest set that has any probability is the likeliest token alone.
  expect(await sample(1, 1, 0.000_1)).toBe(await sample(1, 0));
});

test("evaluates again only what is after the last whole block that two prompts share", async () => {
  const first = await generate(engine(), long(3 * blockSize));
  const same = await generate(engine(), long(3 * blockSize));
  const longer = await generate(engine(), long(4 * blockSize));
  expect(first.usage).toMatchObject({ promptTokens: 3 * blockSize, cachedTokens: 0 });
  // The last token of a prompt is always evaluated: the reply comes out of it.
  expect(same.usage.cachedTokens).toBe(2 * blockSize);
  expect(longer.usage.cachedTokens).toBe(2 * blockSize);
});

test("holds the beginnings of four prompts at once", async () => {
  const beginnings = ["red", "green", "blue", "white"].map((colour) => ` ${colour}`.repeat(2 * blockSize));
  const settings = { maxTokens: 1 };
  for (const text of beginnings) await generate(engine(), text, settings);
  for (const text of beginnings.toReversed()) {
    const { usage } = await generate(engine(), text, settings);
    expect(usage.cachedTokens).toBe(blockSize);
  }
});

test("fills the context to its last token without forgetting its beginning", async () => {
  const contextLength = 4 * blockSize;
  await using small = await createEngine({ path, threads: 1, contextLength });
  const prompt = long(contextLength - 3);
  const { usage, finishReason } = await generate(small, prompt, { maxTokens: 3 });
  expect(usage).toMatchObject({ promptTokens: contextLength - 3, generatedTokens: 3 });
  expect(finishReason).toBe("length");
  // Had the context been shifted, the beginning would be gone.
  const again = await generate(small, prompt, { maxTokens: 1 });
  expect(again.usage.cachedTokens).toBe(3 * blockSize);
});

test("stops in the middle of a prompt or a reply, and answers the next as if nothing had been", async () => {
  const { text } = await generate(engine(), story);
  const before = engine().stats();
  const controller = new AbortController();
  const events = engine().generate(
    generation(engine(), story, { maxTokens: 3000, signal: controller.signal }),
  );
  await events.next();
  controller.abort(new Error("enough"));
  await expect(events.next()).rejects.toThrow("enough");
  const early = AbortSignal.abort(new Error("never"));
  await expect(generate(engine(), story, { signal: early })).rejects.toThrow("never");
  expect((await generate(engine(), story)).text).toBe(text);
  const { abandoned, generatedTokens } = engine().stats();
  expect(abandoned).toBe(before.abandoned + 1);
  expect(generatedTokens - before.generatedTokens).toBeLessThan(20);
});

test("gives the turn on when a reader stops reading", async () => {
  for await (const _ of engine().generate(generation(engine(), story, { maxTokens: 3000 }))) break;
  await generate(engine(), story, { maxTokens: 1 });
  expect(engine().stats()).toMatchObject({ running: 0, waiting: 0 });
});
