import type { Content } from "@assay/content";
import type { AuthorProblem } from "@assay/exercise";

/** Lists the facts whose day has come by `today` (`2026-11-24`), with what to do about each. */
export const findExpiredFacts = ({ facts }: Content["facts"], today: string): AuthorProblem[] =>
  facts
    .filter(({ expires }) => expires <= today)
    .map(({ id, checked, expires, source, lessons, place }) => ({
      ...place,
      field: id,
      message: [
        `expired on ${expires}; it was last checked on ${checked}.`,
        `Read ${source.url ?? source.name} again, mend the statement${inLessons(lessons)}, and move checked and expires on`,
      ].join(" "),
    }));

const inLessons = (lessons: readonly string[]): string =>
  lessons.length === 0 ? "" : ` and what rests on it in ${lessons.join(", ")}`;
