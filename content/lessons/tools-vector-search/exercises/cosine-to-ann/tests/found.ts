import type { HostCall, Json, TestRun, Tests } from "@assay/exercise";

type Run = TestRun<
  { queries: number[][]; k: number; budget: number },
  Json,
  /** For each query the points that are among its nearest; more than `k` where some are as near as the last. */
  number[][]
>;

const share = 0.9;

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** The ids that were asked for, by the query that they were asked for. */
function lookedAt(calls: readonly HostCall[]): Map<string, Json[]> {
  const asked = calls.map(({ parameters: [query = null, ids] }) => ({ query: JSON.stringify(query), ids }));
  const byQuery = Map.groupBy(asked, ({ query }) => query);
  return new Map([...byQuery].map(([query, each]) => [query, each.flatMap(({ ids }) => listOf(ids))]));
}

const idsOf = (output: Json, place: number): Json[] => listOf(listOf(output)[place]);

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
    const looked = [...lookedAt(calls).values()].flat().length;
    return looked <= allowed
      ? undefined
      : { message: "It asked for more similarities than it may.", expected: allowed, received: looked };
  },
  "gives only points that it looked at": ({ input, output, calls }) => {
    const looked = lookedAt(calls);
    const unseen = input.queries.flatMap((query, place) => {
      const seen = new Set(looked.get(JSON.stringify(query)));
      return idsOf(output, place).filter((id) => !seen.has(id));
    });
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
