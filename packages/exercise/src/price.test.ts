import { expect, test } from "vitest";
import { costOf, isFree, sumCosts } from "./index.ts";

const usage = { request: 1000, cached: 400, reply: 50 };

test.each([
  [usage, { input: 2, cachedInput: 0.5, output: 8 }, (600 * 2 + 400 * 0.5 + 50 * 8) / 1e6],
  [usage, { input: 2, output: 8 }, (1000 * 2 + 50 * 8) / 1e6],
  [usage, { input: 0, output: 0 }, 0],
  [undefined, { input: 0, output: 0 }, 0],
  [usage, undefined, undefined],
  [undefined, { input: 2, output: 8 }, undefined],
])("costs %j at %j: %s", (used, price, cost) => {
  expect(costOf(used, price)).toBe(cost);
});

test("holds free only what costs nothing in any way", () => {
  expect(isFree({ input: 0, output: 0 })).toBe(true);
  expect(isFree({ input: 0, cachedInput: 0.1, output: 0 })).toBe(false);
  expect(isFree({ input: 0, output: 1 })).toBe(false);
});

test("knows no sum of what is not known", () => {
  expect(sumCosts([0.5, 0.25])).toBe(0.75);
  expect(sumCosts([0.5, undefined])).toBeUndefined();
  expect(sumCosts([])).toBe(0);
});
