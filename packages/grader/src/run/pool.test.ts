import fc from "fast-check";
import { expect, test } from "vitest";
import { inPool } from "./pool.ts";

test("yields every result once, whatever the limit and the order in which they come", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.nat(12),
      fc.integer({ min: 1, max: 5 }),
      async (scheduler, count, limit) => {
        const items = Array.from({ length: count }, (_, index) => index);
        const collected = Array.fromAsync(
          inPool(items, { limit }, (item) => scheduler.schedule(Promise.resolve(item))),
        );
        const results = await scheduler.waitFor(collected);
        expect(results.toSorted((a, b) => a - b)).toEqual(items);
      },
    ),
  );
});

test("gives the results before a failure, starts nothing after it, and throws it once", async () => {
  const started: number[] = [];
  const run = async (item: number): Promise<number> => {
    started.push(item);
    if (item === 2) throw new Error("two");
    return await Promise.resolve(item);
  };
  const seen: number[] = [];
  const consume = async () => {
    for await (const result of inPool([0, 1, 2, 3, 4], { limit: 1 }, run)) seen.push(result);
  };
  await expect(consume()).rejects.toThrow("two");
  expect([seen, started]).toEqual([
    [0, 1],
    [0, 1, 2],
  ]);
});

test("waits for what is in flight when nobody listens any more", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const started: number[] = [];
  let ended = 0;
  const results = inPool([0, 1, 2, 3, 4, 5], { limit: 2 }, async (item) => {
    started.push(item);
    if (item > 0) await promise;
    ended += 1;
    return item;
  });
  expect((await results.next()).value).toBe(0);
  const returned = results.return(undefined);
  resolve();
  await returned;
  expect([started, ended]).toEqual([[0, 1, 2], 3]);
});

test("begins an item only when it may, and asks again after each result", async () => {
  let allowed = 2;
  const started: number[] = [];
  const pool = inPool([0, 1, 2, 3], { limit: 4, mayStart: (item) => item < allowed }, async (item) => {
    started.push(item);
    return await Promise.resolve(item);
  });
  const startedBefore: number[] = [];
  for await (const _result of pool) {
    startedBefore.push(started.length);
    allowed += 1;
  }
  expect(startedBefore).toEqual([2, 2, 4, 4]);
});
