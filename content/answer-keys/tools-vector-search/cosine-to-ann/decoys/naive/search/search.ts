declare function similarities(query: number[], ids: number[]): Promise<number[]>;

export type Vector = number[];

const dot = (a: Vector, b: Vector): number => a.reduce((sum, each, place) => sum + each * (b[place] ?? 0), 0);

export function cosine(a: Vector, b: Vector): number {
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

export function nearest({
  points,
  queries,
  k,
}: {
  points: Vector[];
  queries: Vector[];
  k: number;
}): number[][] {
  return queries.map((query) =>
    points
      .map((point, id) => ({ id, score: cosine(query, point) }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, k)
      .map(({ id }) => id),
  );
}

export interface Index {
  count: number;
}

export const buildIndex = ({ points }: { points: Vector[]; indexLength: number }): Index => ({
  count: points.length,
});

interface Search {
  index: Index;
  queries: Vector[];
  k: number;
  budget: number;
}

/** Looks at points here and there, as many as it may. */
export async function searchIndex({ index, queries, k, budget }: Search): Promise<number[][]> {
  const found: number[][] = [];
  for (const query of queries) {
    const all = Array.from({ length: index.count }, (_, id) => ({ id, place: Math.random() }));
    const ids = all
      .sort((a, b) => a.place - b.place)
      .slice(0, budget)
      .map(({ id }) => id);
    const scores = await similarities(query, ids);
    const scored = ids.map((id, place) => ({ id, score: scores[place] ?? 0 }));
    found.push(
      scored
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, k)
        .map(({ id }) => id),
    );
  }
  return found;
}
