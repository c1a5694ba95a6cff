import type { Content } from "@assay/content";

/** An exercise of the course, by its two names. */
export interface Place {
  lesson: string;
  /** Absent where a lesson has no exercise yet. */
  slug?: string | undefined;
}

/** Where the drawer of an exercise is. */
export const drawerPath = ({ lesson, slug }: Place): string =>
  slug === undefined ? `/${lesson}` : `/${lesson}/${slug}`;

/** Where the site has an exercise: in its lesson, or alone while that is not written. */
export function sitePath(content: Content | undefined, { lesson, slug }: Place): string {
  if (content?.lessons.has(lesson) === true)
    return `/lessons/${lesson}${slug === undefined ? "" : `#${slug}`}`;
  return slug === undefined ? "/learn" : `/exercises/${lesson}/${slug}`;
}

/** Lists the exercises of a lesson: in the order of its head, then those that it does not name. */
export function exercisesOf(content: Content | undefined, lesson: string): string[] {
  const named = content?.lessons.get(lesson)?.exerciseIds ?? [];
  const all = [...(content?.exercises.keys() ?? [])].filter((id) => id.startsWith(`${lesson}/`));
  return [...new Set([...named, ...all])];
}
