import type { Json } from "@assay/exercise";
import { HostRefusal } from "@assay/sandbox";
import { expect, test } from "vitest";
import { createVectorStore } from "./vector-store.ts";

const { signal } = new AbortController();
const points = [
  [2, 0],
  [3, 3],
  [0, 0],
  [-1, 0],
];
const ask = (...parameters: Json[]): Promise<unknown> =>
  createVectorStore(points)(parameters, { atMs: 0, signal, takes: () => undefined }).catch(
    (error: unknown) => error,
  );

test("gives the cosine of the query and each point, in the order in which they are asked for", async () => {
  expect(await ask([5, 0], [3, 1, 0, 2])).toEqual([-1, expect.closeTo(Math.SQRT1_2, 12), 1, 0]);
  expect(await ask([0, 0], [0, 1])).toEqual([0, 0]);
  expect(await ask([5, 0], [])).toEqual([]);
});

test.each<[Json, Json, string]>([
  [[5], [0], "The query must be a list of 2 numbers."],
  [["5", 0], [0], "The query must be a list of 2 numbers."],
  [null, [0], "The query must be a list of 2 numbers."],
  [[5, 0], 0, "The ids must be a list."],
  [[5, 0], [0, 4], "There is no point 4."],
  [[5, 0], ["length"], 'There is no point "length".'],
  [[5, 0], [0.5], "There is no point 0.5."],
  [[5, 0], [0, 1, 2, 3, 0], "There are 4 points, and 5 ids were asked for at once."],
])("refuses the query %j and the ids %j", async (query, ids, message) => {
  const said = await ask(query, ids);
  expect(said).toBeInstanceOf(HostRefusal);
  expect(said).toMatchObject({ message });
});
