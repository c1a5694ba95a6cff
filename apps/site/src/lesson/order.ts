import type { Content } from "@assay/content";

/** A lesson as its neighbours name it. */
export interface Neighbour {
  id: string;
  short: string;
  /** Its place among all lessons, from 1. */
  number: number;
  isWritten: boolean;
}

/** Where a lesson stands in the course: its track, its number, and what comes before and after it. */
export function placeOf({ tracks, lessons }: Pick<Content, "tracks" | "lessons">, id: string) {
  const all = tracks.tracks.flatMap((track) =>
    track.lessons.map((lesson) => ({ track: track.title, id: lesson.id, short: lesson.short })),
  );
  const neighbour = (index: number): Neighbour | undefined => {
    const found = all[index];
    return found && { id: found.id, short: found.short, number: index + 1, isWritten: lessons.has(found.id) };
  };
  const index = all.findIndex((each) => each.id === id);
  return {
    track: all[index]?.track ?? "",
    number: index + 1,
    count: all.length,
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
  };
}
