declare function similarities(query: number[], ids: number[]): Promise<number[]>;

export type Vector = number[];

const dot = (a: Vector, b: Vector): number => a.reduce((sum, each, place) => sum + each * (b[place] ?? 0), 0);

const toUnit = (vector: Vector): Vector => {
  const length = Math.sqrt(dot(vector, vector)) + 1e-12;
  return vector.map((each) => each / length);
};

/** Normalise once, then a dot product is enough. */
export const cosine = (a: Vector, b: Vector): number => dot(toUnit(a), toUnit(b));

export function nearest({
  points,
  queries,
  k,
}: {
  points: Vector[];
  queries: Vector[];
  k: number;
}): number[][] {
  const units = points.map(toUnit);
  return queries.map((query) => {
    const scores = units.map((unit) => dot(toUnit(query), unit));
    return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, k);
  });
}

export interface Index {
  centroids: Vector[];
  lists: number[][];
}

const nlist = 8;
const nprobe = 1;

/** An inverted file as tutorials build it: k-means from random points, then one list a centroid. */
export function buildIndex({ points }: { points: Vector[]; indexLength: number }): Index {
  const units = points.map(toUnit);
  let centroids = [...units].sort(() => Math.random() - 0.5).slice(0, nlist);
  let lists = assign(units, centroids);
  for (let round = 0; round < 10; round++) {
    centroids = lists.map((ids, place) =>
      ids.length === 0
        ? centroids[place]!
        : centroids[place]!.map(
            (_, axis) => ids.reduce((sum, id) => sum + units[id]![axis]!, 0) / ids.length,
          ),
    );
    lists = assign(units, centroids);
  }
  const rounded = centroids.map((centroid) => centroid.map((each) => Number(each.toFixed(3))));
  return { centroids: rounded, lists };
}

function assign(units: Vector[], centroids: Vector[]): number[][] {
  const lists = centroids.map((): number[] => []);
  for (const [id, unit] of units.entries()) lists[rank(unit, centroids)[0]!]!.push(id);
  return lists;
}

function rank(vector: Vector, centroids: Vector[]): number[] {
  const scores = centroids.map((centroid) => cosine(vector, centroid));
  return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
}

interface Search {
  index: Index;
  queries: Vector[];
  k: number;
  budget: number;
}

export async function searchIndex({ index, queries, k }: Search): Promise<number[][]> {
  return Promise.all(
    queries.map(async (query) => {
      const ids = rank(query, index.centroids)
        .slice(0, nprobe)
        .flatMap((list) => index.lists[list]!);
      const scores = await similarities(query, ids);
      return [...ids.keys()]
        .sort((a, b) => scores[b]! - scores[a]!)
        .slice(0, k)
        .map((place) => ids[place]!);
    }),
  );
}
