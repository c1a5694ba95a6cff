import { expect, test } from "vitest";
import { ModelError, type Request } from "./index.ts";
import { createFakeModel } from "./fake.ts";

const request: Request = {
  kind: "completion",
  prompt: "x",
  settings: { temperature: 0, topP: 1, maxTokens: 4, stop: [] },
};
const options = () => ({ seed: 1, signal: new AbortController().signal });

test("answers by its script and records what it was sent", async () => {
  const model = createFakeModel(["a", { output: "b", finishReason: "length" }]);
  expect(await model.send(request, options())).toMatchObject({ output: "a", finishReason: "stop" });
  expect(await model.send(request, options())).toMatchObject({ output: "b", finishReason: "length" });
  expect(model.requests).toEqual([request, request]);
});

test("throws when a reply was not scripted", async () => {
  await expect(createFakeModel([]).send(request, options())).rejects.toThrow("no reply was scripted");
});

test("throws a scripted error as it is", async () => {
  const error = new ModelError("unavailable", "away");
  await expect(createFakeModel([error]).send(request, options())).rejects.toBe(error);
});
