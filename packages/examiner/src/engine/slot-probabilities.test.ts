import { createHash } from "node:crypto";
import type { Token } from "node-llama-cpp";
import { expect, test } from "vitest";
import { needWeights } from "../../test/weights.ts";
import { loadLlama } from "./load-llama.ts";
import { type Slot, countHeld, createSlots } from "./slot.ts";
import { createTokenizer } from "./tokenizer.ts";

const { path } = needWeights();
const { signal } = new AbortController();

const products = "radio lamp chair kettle desk phone clock mirror fan oven shelf mouse tent pan".split(" ");
const longText = products.map((each) => `Message: My ${each} is broken.\nProduct: ${each}\n\n`).join("");
/** Where each prompt leaves the common text: at no border of blocks, and in different blocks. */
const partings = [20, 75, 110];
const promptTokens = 150;

/** Hashes how likely every token of the vocabulary is after the prompt, to the last bit. */
async function readProbabilities(slot: Slot, tokens: readonly Token[]): Promise<string> {
  const prompt = tokens.slice(0, -1);
  await slot.evaluate(prompt, countHeld(slot, prompt), { signal });
  const last = tokens
    .slice(-1)
    .map((token): [Token, object] => [token, { generateNext: { probabilities: true } }]);
  const [output] = await slot.sequence.controlledEvaluate(last);
  const entries = [...(output?.next.probabilities ?? [])].toSorted(([one], [other]) => one - other);
  expect(entries.length).toBeGreaterThan(40_000);
  return createHash("sha256").update(Float64Array.from(entries.flat())).digest("hex");
}

// With blocks of 64 tokens, and prefixes kept to the token instead of to the block, this fails.
test("comes to the same probabilities, to the last bit, whatever a slot held before", async () => {
  await using llama = await loadLlama();
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
  const slots = await createSlots(model, { threads: 1, contextLength: 512 });
  const text = createTokenizer(model)({ kind: "completion", text: longText });
  expect(text.length).toBeGreaterThan(promptTokens + 20);
  const prompts = partings.map((at) => [...text.slice(0, at), ...text.slice(-promptTokens).slice(at)]);

  // Each in a slot that holds nothing, then all in one slot, after one another.
  const cold: string[] = [];
  for (const [index, slot] of slots.entries()) {
    const tokens = prompts[index];
    if (tokens !== undefined) cold.push(await readProbabilities(slot, tokens));
  }
  expect(new Set(cold).size).toBe(prompts.length);
  const [slot] = slots;
  let kept = 0;
  for (const index of [1, 2, 1, 0]) {
    const tokens = prompts[index] ?? [];
    kept += countHeld(slot, tokens);
    expect(await readProbabilities(slot, tokens)).toBe(cold[index]);
  }
  expect(kept).toBeGreaterThan(0);
});
