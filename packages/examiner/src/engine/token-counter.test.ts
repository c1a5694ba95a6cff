import { expect, test } from "vitest";
import { requests } from "../../test/requests.ts";
import { needWeights, useEngine } from "../../test/weights.ts";
import { createTokenCounter } from "./token-counter.ts";

const { path } = needWeights();
const engine = useEngine();

test("counts what the engine evaluates, with nothing but the vocabulary", async () => {
  await using counter = await createTokenCounter(path);
  for (const { prompt } of requests) {
    const counted =
      prompt.kind === "chat" ? counter.countChat(prompt.messages) : counter.countCompletion(prompt.text);
    expect(counted).toBe(engine().tokenize(prompt).length);
  }
  expect(counter.countCompletion("")).toBe(0);
});
