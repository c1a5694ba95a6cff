// What `searchIndex` finds: the similarities of a query and of the points with these ids, as cosines. The query is one of
// `queries`, as it stands there. The points themselves are gone by then. It may be called 64 times on one case.
// Each function may compute for 2 seconds, and code runs several times slower here than in Node.
declare function similarities(query: number[], ids: number[]): Promise<number[]>;

/** A point is known by its place in `points`, from 0: its id. All vectors of a case have the same length. */
export type Vector = number[];

/** The cosine of two vectors; 0 where one of them has no length. */
export function cosine(a: Vector, b: Vector): number {
  const dot = (x: Vector, y: Vector) => x.reduce((sum, each, place) => sum + each * (y[place] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/**
 * Gives for each query the ids of the `k` most similar points, the most similar first; all, if there are fewer.
 * Similarities that differ by less than 1e-9 are the same, and of two such points the one with the lower id comes first.
 */
export function nearest({
  points,
  queries,
  k,
}: {
  points: Vector[];
  queries: Vector[];
  k: number;
}): number[][] {
  return queries.map((query) => {
    const ids = points.map((_, id) => id);
    return ids.sort((a, b) => cosine(query, points[b]!) - cosine(query, points[a]!)).slice(0, k);
  });
}

/** What you keep of the points: whatever helps `searchIndex` to know where to look. */
export interface Index {
  count: number;
}

/** Sees all points and no query. The index, as JSON, may have `indexLength` characters at most. */
export function buildIndex({ points }: { points: Vector[]; indexLength: number }): Index {
  return { count: points.length };
}

/**
 * Gives for each query up to `k` ids in any order, among them nine in ten of those that `nearest` gives. It may ask for
 * the similarity of `budget` points a query, on average over the queries, and may return only what it asked for.
 */
export async function searchIndex(given: {
  index: Index;
  queries: Vector[];
  k: number;
  budget: number;
}): Promise<number[][]> {
  const { index, queries, k, budget } = given;
  const found: number[][] = [];
  for (const query of queries) {
    const ids = Array.from({ length: Math.min(index.count, budget) }, (_, id) => id);
    const scores = await similarities(query, ids);
    found.push(ids.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, k));
  }
  return found;
}
