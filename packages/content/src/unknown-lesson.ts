import { closest } from "@assay/exercise";

/** Says that a lesson is in no track, and which one was probably meant. */
export function unknownLesson(lesson: string, lessons: readonly string[]): string {
  const near = closest(lesson, lessons);
  const advice = near === undefined ? "write the id of a lesson" : `did you mean \`${near}\`?`;
  return `there is no lesson \`${lesson}\` in tracks.yaml; ${advice}`;
}
