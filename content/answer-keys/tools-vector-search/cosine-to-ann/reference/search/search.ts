declare function similarities(query: number[], ids: number[]): Promise<number[]>;

export type Vector = number[];

const dot = (a: Vector, b: Vector): number => a.reduce((sum, each, place) => sum + each * (b[place] ?? 0), 0);

export function cosine(a: Vector, b: Vector): number {
  const lengths = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

const same = 1e-9;

/** Sorts ids by what they score, the highest first; of equal ones the lower id first. */
const ranked = (ids: number[], scores: number[]): number[] =>
  ids
    .map((id, place) => ({ id, score: scores[place] ?? 0 }))
    .sort((a, b) => (Math.abs(a.score - b.score) < same ? a.id - b.id : b.score - a.score))
    .map(({ id }) => id);

export function nearest({
  points,
  queries,
  k,
}: {
  points: Vector[];
  queries: Vector[];
  k: number;
}): number[][] {
  const ids = points.map((_, id) => id);
  return queries.map((query) =>
    ranked(
      ids,
      points.map((point) => cosine(query, point)),
    ).slice(0, k),
  );
}

/** Points by the centre that they are nearest to. */
export interface Index {
  centres: Vector[];
  cells: number[][];
}

const rounds = 12;

/** Moves the centres into the middle of their points, again and again: k-means on directions. */
export function buildIndex({ points }: { points: Vector[]; indexLength: number }): Index {
  const directions = points.map(toLengthOne);
  let centres = spread(directions, Math.min(directions.length, Math.ceil(Math.sqrt(points.length))));
  for (let round = 0; round < rounds; round++) {
    const cells = sortInto(centres, directions);
    centres = centres.map((centre, place) => middle(cells[place]!.map((id) => directions[id]!)) ?? centre);
  }
  // Two digits are enough to know where to look, and take a tenth of the room.
  const short = centres.map((centre) => centre.map((each) => Math.round(each * 100) / 100));
  return { centres: short, cells: sortInto(short, directions) };
}

function toLengthOne(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((each) => each / length);
}

/** Starts with centres far from each other: each is the point that is least similar to those before. */
function spread(directions: Vector[], count: number): Vector[] {
  const centres = [directions[0]!];
  const closest = directions.map((each) => cosine(each, centres[0]!));
  while (centres.length < count) {
    const next = directions[closest.indexOf(Math.min(...closest))]!;
    centres.push(next);
    for (const [id, each] of directions.entries()) closest[id] = Math.max(closest[id]!, cosine(each, next));
  }
  return centres;
}

function sortInto(centres: Vector[], directions: Vector[]): number[][] {
  const cells = centres.map((): number[] => []);
  for (const [id, each] of directions.entries()) cells[closestTo(each, centres)]!.push(id);
  return cells;
}

function closestTo(vector: Vector, centres: Vector[]): number {
  const scores = centres.map((centre) => cosine(vector, centre));
  return scores.indexOf(Math.max(...scores));
}

function middle(directions: Vector[]): Vector | undefined {
  if (directions.length === 0) return undefined;
  const sum = directions[0]!.map((_, place) => directions.reduce((total, each) => total + each[place]!, 0));
  return toLengthOne(sum);
}

export async function searchIndex(given: {
  index: Index;
  queries: Vector[];
  k: number;
  budget: number;
}): Promise<number[][]> {
  const { index, queries, k, budget } = given;
  const found: number[][] = [];
  for (const query of queries) {
    const scores = index.centres.map((centre) => cosine(query, centre));
    const order = ranked([...index.centres.keys()], scores);
    // The nearest cells first, until the budget is spent.
    const ids = order.flatMap((cell) => index.cells[cell]!).slice(0, budget);
    found.push(ranked(ids, await similarities(query, ids)).slice(0, k));
  }
  return found;
}
