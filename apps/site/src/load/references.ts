import type { Content } from "@assay/content";
import type { AuthorProblem } from "@assay/exercise";

/** The elements a lesson may use, each with the attribute that names something of the course, if it has one. */
const elements: Readonly<Record<string, string | undefined>> = {
  Exercise: "id",
  Figure: "name",
  Goal: undefined,
  Note: undefined,
  Specimen: undefined,
  Turn: undefined,
};

const opening = /<([A-Z]\w*)\b([^>]*)>/g;

/** Lists the elements in a lesson's text that do not exist, or that show what the course does not have. */
export function findReferenceProblems(
  { course, figures }: { course: Content; figures: readonly string[] },
  lesson: { id: string; file: string; text: string },
): AuthorProblem[] {
  const own = course.lessons.get(lesson.id);
  const known: Readonly<Record<string, readonly string[]>> = {
    Exercise: (own?.exerciseIds ?? []).map((id) => id.split("/")[1] ?? ""),
    Figure: figures.filter((each) => own?.figures[each] !== undefined),
  };
  const text = withoutCode(lesson.text);
  return Array.from(text.matchAll(opening)).flatMap(([, element = "", attributes = ""], index, all) => {
    const line = text.slice(0, all[index]?.index).split("\n").length;
    const problem = problemOf(element, attributes, known);
    return problem === undefined ? [] : [{ file: lesson.file, line, ...problem }];
  });
}

function problemOf(
  element: string,
  attributes: string,
  known: Readonly<Record<string, readonly string[]>>,
): Pick<AuthorProblem, "field" | "message"> | undefined {
  if (!(element in elements)) {
    return { field: `<${element}>`, message: `write one of ${Object.keys(elements).join(", ")}` };
  }
  const attribute = elements[element];
  if (attribute === undefined) return undefined;
  const [, value] = new RegExp(String.raw`\b${attribute}="([^"]*)"`).exec(attributes) ?? [];
  const names = known[element] ?? [];
  if (value !== undefined && names.includes(value)) return undefined;
  const found = value === undefined ? "is missing" : `found \`${value}\``;
  return {
    field: `<${element} ${attribute}>`,
    message: `${found}; write one of: ${names.join(", ") || "none is there"}`,
  };
}

/** Blanks out code, which shows elements without using them; lines stay where they are. */
const withoutCode = (text: string): string =>
  text.replaceAll(/^(`{3,})[\s\S]*?^\1|`[^`\n]*`/gm, (code) => code.replaceAll(/[^\n]/g, " "));
