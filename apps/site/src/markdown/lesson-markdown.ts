import type { LoadedLesson } from "@assay/content";
import type { PublicExercise } from "@assay/exercise";
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { gateSentence } from "../panel/facts.ts";
import { type Described, paragraph } from "./blocks.ts";
import { toPlainBlocks } from "./plain-blocks.ts";

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);
const writer = unified().use(remarkGfm).use(remarkStringify, { bullet: "-", rule: "-" });

/** Writes a lesson as Markdown: head, prose, exercises and figures in words, recall cards. Nothing of an answer key is in it. */
export function lessonMarkdown(
  lesson: LoadedLesson,
  { body, exercises }: { body: string; exercises: ReadonlyMap<string, PublicExercise> },
): string {
  const root: Root = parser.parse(body);
  const children = toPlainBlocks(root.children, describe(lesson, exercises));
  const cards = lesson.cards.map(({ ask, answer }, index) => `${index + 1}. ${ask}\n\n   ${answer}`);
  return [
    `# ${lesson.title}`,
    lesson.outcome,
    `As of ${lesson.asOf}. The page with its exercises: [/lessons/${lesson.id}](/lessons/${lesson.id}). CC BY 4.0.`,
    // A link to a place on the page leads nowhere in this file.
    writer.stringify({ type: "root", children }).trim().replaceAll("](#", `](/lessons/${lesson.id}#`),
    "## Keep it",
    ...cards,
    "",
  ].join("\n\n");
}

function describe(lesson: LoadedLesson, exercises: ReadonlyMap<string, PublicExercise>): Described {
  return {
    exercise: (slug) => {
      const id = `${lesson.id}/${slug}`;
      const found = exercises.get(id);
      if (found === undefined) throw new Error(`there is no exercise ${id}`);
      const { title, task, judged, hidden } = found.exercise;
      const counts = `${found.cases.length} visible cases, ${hidden.count} hidden ones. ${gateSentence(hidden)}`;
      return [
        paragraph([{ strong: "Exercise:" }, " ", { link: title, to: `/exercises/${id}` }]),
        paragraph([task]),
        paragraph([judged]),
        paragraph([counts]),
      ];
    },
    figure: (name) => {
      const caption: unknown = Reflect.get(Object(lesson.figures[name]), "caption");
      const words = typeof caption === "string" ? caption : name;
      return [
        paragraph([
          { strong: "Figure:" },
          ` ${words} `,
          { link: "On the page", to: `/lessons/${lesson.id}` },
          ".",
        ]),
      ];
    },
  };
}
