import type { Course } from "../course.ts";
import type { Found } from "../finding.ts";
import { placeOf } from "../place.ts";

/** Finds lessons that ask for themselves first, over however many others; tracks.yaml is checked where it is read. */
export function findCircularPrerequisites({ lessons }: Course): Found[] {
  const before = new Map(lessons.map(({ lesson }) => [lesson.id, lesson.prerequisites]));
  return lessons.flatMap(({ lesson, source }) => {
    const circle = pathTo(lesson.id, lesson.id, before);
    if (circle === undefined) return [];
    return [
      {
        ...placeOf(source, /^prerequisites:/m),
        message: `the lesson asks for itself first: ${[lesson.id, ...circle].join(" → ")}`,
        write: "take one of these out of `prerequisites`",
      },
    ];
  });
}

/** The way from a lesson over its prerequisites to another, or nothing. */
function pathTo(
  target: string,
  from: string,
  before: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const seen = new Set<string>();
  const ways: string[][] = (before.get(from) ?? []).map((id) => [id]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way.at(-1) ?? "";
    if (last === target) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    ways.push(...(before.get(last) ?? []).map((id) => [...(way ?? []), id]));
  }
  return undefined;
}
