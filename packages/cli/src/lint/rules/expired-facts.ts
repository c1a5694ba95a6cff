import type { Course } from "../course.ts";
import type { Found } from "../finding.ts";

/** Finds facts whose day has come: what the course says of the field is true until somebody looks again. */
export const findExpiredFacts = ({
  content,
  today,
}: Pick<Course, "today"> & { content: Pick<Course["content"], "facts"> }): Found[] =>
  content.facts.facts
    .filter(({ expires }) => expires <= today)
    .map(({ id, checked, expires, source, lessons, place }) => ({
      ...place,
      message: `\`${id}\` expired on ${expires}; it was last checked on ${checked}`,
      write: `read ${source.url ?? source.name} again, mend the statement${inLessons(lessons)}, and move \`checked\` and \`expires\` on`,
    }));

const inLessons = (lessons: readonly string[]): string =>
  lessons.length === 0 ? "" : ` and what rests on it in ${lessons.join(", ")}`;
