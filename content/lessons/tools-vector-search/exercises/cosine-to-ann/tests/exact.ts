import type { Json, TestRun, Tests } from "@assay/exercise";

type Run = TestRun<{ queries: number[][] }, Json, number[][]>;

/** What an exact search must hold to on every case. */
export const tests: Tests<Run> = {
  "gives a list of ids for each query": ({ input, output }) =>
    Array.isArray(output) && output.length === input.queries.length && output.every(Array.isArray)
      ? undefined
      : { message: "It gave no list for each query.", received: output },
  "gives the nearest points in order, ties by id": ({ output, expect }) => {
    const lists = Array.isArray(output) ? output : [];
    const wrong = expect.findIndex(
      (ids, place) => JSON.stringify(ids) !== JSON.stringify(lists[place] ?? null),
    );
    return wrong === -1
      ? undefined
      : {
          message: `The points of query ${wrong} are others, or in another order.`,
          expected: expect[wrong] ?? null,
          received: lists[wrong] ?? null,
        };
  },
};
