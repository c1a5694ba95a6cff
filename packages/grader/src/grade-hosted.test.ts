import { type Model, ModelError } from "@assay/model";
import { type Script, createFakeModel } from "@assay/model/fake";
import { expect, test } from "vitest";
import { type ReplyCache, grade } from "./index.ts";
import { productIn } from "./sample-exercise.ts";
import { collect, gradeOf, ofType, options, promptOf } from "./sample-grading.ts";

const right: Script = (request) => ` ${productIn(promptOf(request))}`;

test("says that a rate limit was too long to wait for, and loses nothing that came back before it", async () => {
  const script: Script = (request, { index }) =>
    index < 4
      ? ` ${productIn(promptOf(request))}`
      : new ModelError("rate-limited", "It is rate-limited for an hour.", { retryAfterMs: 3_600_000 });
  expect(gradeOf(await collect(grade(options(createFakeModel(script)))))).toMatchObject({
    outcome: "ungraded",
    visible: { passed: 3, ungraded: 0 },
    hidden: { passed: 1, ungraded: 5 },
    fault: { code: "rate-limited", message: "It is rate-limited for an hour." },
  });
});

test("adds up what the calls cost; a reply from the cache is not paid for again", async () => {
  const kept = new Map<string, Awaited<ReturnType<Model["send"]>>>();
  const cache: ReplyCache = {
    get: (key) => Promise.resolve(kept.get(key)),
    set: async (key, reply) => void kept.set(key, reply),
  };
  const grading = async () => {
    const model = createFakeModel(right, { price: { input: 1, output: 5 } });
    const events = await collect(grade(options(model, { cache, mode: "practice" })));
    return ofType(events, "grading-end")[0]?.practice;
  };
  const first = await grading();
  expect(first?.cost).toBeCloseTo((3 * (10 + 2 * 5)) / 1e6, 12);
  expect(await grading()).toMatchObject({ cost: 0, calls: { made: 0, cached: 3 } });
});

test.each([
  ["the embedded examiner", createFakeModel(right), 0],
  ["a model without a price", createFakeModel(right, { price: undefined }), undefined],
  [
    "an endpoint that does not say how many tokens",
    createFakeModel(() => ({ output: "x", usage: undefined }), { price: { input: 1, output: 5 } }),
    undefined,
  ],
])("knows what a run cost on %s, or says nothing", async (_what, model, cost) => {
  const [end] = ofType(await collect(grade(options(model, { mode: "practice" }))), "grading-end");
  expect(end?.practice?.cost).toBe(cost);
});

test("tells once that a run waits, however many of its calls do", async () => {
  const told: unknown[] = [];
  const until = 5;
  const wait = { code: "rate-limited", until } as const;
  const model = createFakeModel(
    async (_request, { onWait }) => {
      onWait?.(wait);
      await Promise.resolve();
      onWait?.(undefined);
      return " x";
    },
    { concurrency: 3 },
  );
  await collect(grade(options(model, { mode: "practice", onWait: (each) => told.push(each) })));
  expect(told).toEqual([wait, undefined]);
});
