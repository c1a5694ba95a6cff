import type { Course, LintedLesson } from "../course.ts";
import type { Found } from "../finding.ts";
import { placeAt, withoutCode } from "../place.ts";

/** Finds what only a seeing reader gets: images without a text for it, figures without a caption. */
export const findSilentPictures = ({ lessons }: Course): Found[] =>
  lessons.flatMap((lesson) => [...silentImages(lesson), ...silentFigures(lesson)]);

function silentImages({ source }: LintedLesson): Found[] {
  const text = withoutCode(source.text);
  const empty = [...text.matchAll(/!\[\s*\]\(/g)];
  const tags = [...text.matchAll(/<img\b[^>]*>/g)].filter(
    ([tag]) => !/\balt=["{]./.test(tag) || /\balt=""/.test(tag),
  );
  return [...empty, ...tags].map(({ index }) => ({
    ...placeAt(source, index),
    message: "the image has no text for those who do not see it",
    write: "say what it shows: ![what it shows](file)",
  }));
}

function silentFigures({ lesson, figures, source }: LintedLesson): Found[] {
  return Object.entries(lesson.figures).flatMap(([name, data]) => {
    const caption: unknown =
      typeof data === "object" && data !== null ? Reflect.get(data, "caption") : undefined;
    if (typeof caption === "string" && caption.trim() !== "") return [];
    const file = figures.get(name)?.file ?? source.file;
    return [
      {
        file,
        line: 1,
        message: `the figure \`${name}\` has no caption`,
        write: "say in `caption` what it shows",
      },
    ];
  });
}
