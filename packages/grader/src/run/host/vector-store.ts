import type { Json, VectorList } from "@assay/exercise";
import { type HostFunction, HostRefusal } from "@assay/sandbox";

/** Answers `similarities(query, ids)` with the cosine of the query and each of these points; the code never sees them. */
export function createVectorStore(points: VectorList): HostFunction {
  const dimensions = points[0]?.length;
  return async ([query, ids]) => {
    if (!isNumbers(query) || query.length !== dimensions)
      throw new HostRefusal(`The query must be a list of ${dimensions} numbers.`);
    if (!Array.isArray(ids)) throw new HostRefusal("The ids must be a list.");
    // To compare one point thousands of times would keep everybody else waiting.
    if (ids.length > points.length)
      throw new HostRefusal(
        `There are ${points.length} points, and ${ids.length} ids were asked for at once.`,
      );
    return ids.map((id) => {
      const point = typeof id === "number" ? points[id] : undefined;
      if (point === undefined) throw new HostRefusal(`There is no point ${JSON.stringify(id)}.`);
      return cosine(query, point);
    });
  };
}

const isNumbers = (value: Json | undefined): value is number[] =>
  Array.isArray(value) && value.every((each) => typeof each === "number");

/** What has no length points nowhere: it is similar to nothing. */
function cosine(a: readonly number[], b: readonly number[]): number {
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths === 0 ? 0 : a.reduce((sum, each, place) => sum + each * (b[place] ?? 0), 0) / lengths;
}
