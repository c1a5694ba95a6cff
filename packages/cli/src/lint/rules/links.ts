import { dirname, join } from "node:path";
import { closest } from "@assay/exercise";
import type { Course, LintedLesson } from "../course.ts";
import type { Found } from "../finding.ts";
import { placeAt, withoutCode } from "../place.ts";

/** The pages of the site that are not a lesson or an exercise. */
const pages = ["/", "/learn", "/review", "/progress", "/changes", "/glossary", "/status", "/api/docs"];

/** Finds links of lessons that lead nowhere: to a page, an anchor or a file that is not there. */
export function findDeadLinks(course: Course): Found[] {
  return course.lessons.flatMap((lesson) =>
    linksOf(lesson).flatMap(({ target, offset }) => {
      const write = remedyFor(target, lesson, course);
      return write === undefined
        ? []
        : [{ ...placeAt(lesson.source, offset), message: `the link \`${target}\` leads nowhere`, write }];
    }),
  );
}

function linksOf({ source }: LintedLesson): { target: string; offset: number }[] {
  const links = withoutCode(source.text).matchAll(/\]\(\s*<?([^)\s>]+)|\b(?:href|src)="([^"]*)"/g);
  return Array.from(links, ({ 1: written, 2: attribute, index }) => ({
    target: written ?? attribute ?? "",
    offset: index,
  })).filter(({ target }) => !/^(?:https?:|mailto:)/.test(target));
}

function remedyFor(target: string, lesson: LintedLesson, course: Course): string | undefined {
  const [path = "", anchor] = target.split("#");
  if (path === "") return anchorRemedy(anchor ?? "", lesson);
  if (!path.startsWith("/")) {
    const file = join(dirname(lesson.source.file), decodeURI(path));
    return course.files.has(file) ? undefined : `there is no file ${file}`;
  }
  const page = path.length > 1 ? path.replace(/\/$/, "") : path;
  const known = [
    ...pages,
    ...course.lessons.map((each) => `/lessons/${each.lesson.id}`),
    ...Array.from(course.content.exercises.keys(), (id) => `/exercises/${id}`),
  ];
  if (!known.includes(page)) return nearest(page, known, "there is no such page");
  const other = course.lessons.find((each) => page === `/lessons/${each.lesson.id}`);
  return anchor === undefined || other === undefined ? undefined : anchorRemedy(anchor, other);
}

function anchorRemedy(anchor: string, lesson: LintedLesson): string | undefined {
  const known = anchorsOf(lesson);
  return known.includes(anchor)
    ? undefined
    : nearest(
        `#${anchor}`,
        known.map((each) => `#${each}`),
        `${lesson.source.file} has no such heading or exercise`,
      );
}

const nearest = (written: string, known: readonly string[], otherwise: string): string => {
  const near = closest(written, known);
  return near === undefined ? otherwise : `did you mean \`${near}\`?`;
};

/** What can be linked to inside a lesson: its headings, as the site names them, and its exercises. */
function anchorsOf({ source, lesson }: LintedLesson): string[] {
  const headings = withoutCode(source.text).matchAll(/^#{2,6} +(.+)$/gm);
  const slugs = Array.from(headings, ([, heading = ""]) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );
  return [...slugs, ...lesson.exerciseIds.map((id) => id.split("/")[1] ?? "")];
}
