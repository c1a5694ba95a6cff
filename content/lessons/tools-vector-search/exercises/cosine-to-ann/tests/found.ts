import type { HostCall, Json, TestRun, Tests } from "@assay/exercise";

type Run = TestRun<
  { queries: number[][]; k: number; budget: number },
  Json,
  /** For each query the points that are among its nearest; more than `k` where some are as near as the last. */
  number[][]
>;

const share = 0.9;

/** The ids that were asked for, with the query that they were asked for. */
const lookedAt = (calls: readonly HostCall[]): { query: string; id: Json }[] =>
  calls.flatMap(({ parameters: [query, ids] }) =>
    Array.isArray(ids) ? ids.map((id) => ({ query: JSON.stringify(query ?? null), id })) : [],
  );

const idsOf = (output: Json, place: number): Json[] => {
  const ids = Array.isArray(output) ? output[place] : undefined;
  return Array.isArray(ids) ? ids : [];
};

/** What a search with an index must hold to on every case. */
export const tests: Tests<Run> = {
  "gives a list of ids for each query, each id once and no more than k": ({ input, output }) => {
    const wrong = input.queries.findIndex((_, place) => {
      const ids = idsOf(output, place);
      return ids.length === 0 || ids.length > input.k || new Set(ids).size < ids.length;
    });
    return wrong === -1
      ? undefined
      : {
          message: `Query ${wrong} has no such list.`,
          received: Array.isArray(output) ? (output[wrong] ?? null) : output,
        };
  },
  "looks at no more points than the budget": ({ input, calls }) => {
    const allowed = input.budget * input.queries.length;
    const looked = lookedAt(calls).length;
    return looked <= allowed
      ? undefined
      : { message: "It asked for more similarities than it may.", expected: allowed, received: looked };
  },
  "gives only points that it looked at": ({ input, output, calls }) => {
    const looked = new Set(lookedAt(calls).map(({ query, id }) => `${query} ${JSON.stringify(id)}`));
    const unseen = input.queries.flatMap((query, place) =>
      idsOf(output, place).filter((id) => !looked.has(`${JSON.stringify(query)} ${JSON.stringify(id)}`)),
    );
    return unseen.length === 0
      ? undefined
      : { message: "It gave points and never asked how similar they are to their query.", received: unseen };
  },
  "finds nine in ten of the nearest": ({ input, output, expect }) => {
    const wanted = expect.map((near) => Math.min(input.k, near.length));
    const hits = expect.map(
      (near, place) => new Set(idsOf(output, place).filter((id) => near.some((each) => each === id))).size,
    );
    const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
    return sum(hits) >= share * sum(wanted)
      ? undefined
      : {
          message: `It found ${sum(hits)} of ${sum(wanted)}; by query, ${hits.join(", ")}.`,
          expected: expect,
          received: output,
        };
  },
};
