import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { listExercises } from "@assay/content";
import { type Exercise, type ListedLesson, exercise, formatProblem, lessonId } from "@assay/exercise";
import { parse, stringify } from "yaml";
import { UserError } from "../user-error.ts";
import { findListedLesson } from "./find-lesson.ts";
import { exercisePieces } from "./new-exercise.ts";
import type { Made, Piece } from "./place-pieces.ts";
import { readRecipe, recipes } from "./recipes.ts";

const recipe = "few-shot";
type Shown = Pick<Exercise, "id" | "minutes" | "seedItem">;

/** Makes a lesson in the house's shape around the exercises it has, or around a new one. Throws UserError. */
export async function newLesson(contentFolder: string, id: string): Promise<Made> {
  if (!lessonId.safeParse(id).success)
    throw new UserError(
      `\`${id}\` is no id of a lesson: write lower-case words joined by hyphens, as in tracks.yaml.`,
    );
  const listed = await findListedLesson(contentFolder, id);
  const folder = join(contentFolder, "lessons", id);
  const { exercises, pieces } = await findOrMakeExercises(contentFolder, id);
  const texts = await readRecipe("lesson");
  const file = (name: string, text: string): Piece => ({
    target: join(folder, name),
    files: new Map([["", text]]),
  });
  const hasCards = existsSync(join(folder, "cards.yaml"));
  return {
    pieces: [
      ...pieces,
      ...(hasCards ? [] : [file("cards.yaml", texts.get("cards.yaml") ?? "")]),
      // Last, since a lesson that is there must be whole.
      file("lesson.mdx", writeLesson(listed, exercises, texts.get("lesson.mdx") ?? "")),
    ],
    next: [
      "Make it yours: the title, the worked example, the exercise, three to five cards.",
      `pnpm assay check --static    looks at the whole course in a second or two`,
      `pnpm assay check ${exercises.map((each) => each.id).join(" ")} --watch    proves what the lesson asks for`,
      "pnpm --filter @assay/site dev    shows it",
    ],
  };
}

async function findOrMakeExercises(
  contentFolder: string,
  lesson: string,
): Promise<{ exercises: Shown[]; pieces: Piece[] }> {
  const found = await listExercises(contentFolder, lesson, dirname(contentFolder));
  if (!found.ok) throw new UserError(found.problems.map(formatProblem).join("\n"));
  if (found.value.length > 0) return { exercises: found.value.map(({ exercise }) => exercise), pieces: [] };
  const id = `${lesson}/${recipes[recipe]?.slug}`;
  const pieces = await exercisePieces(contentFolder, id, recipe);
  const { minutes, seedItem } = exercise.parse(parse(pieces.at(-1)?.files.get("exercise.yaml") ?? ""));
  return { exercises: [{ id, minutes, seedItem }], pieces };
}

function writeLesson({ short, promise }: ListedLesson, exercises: readonly Shown[], body: string): string {
  const today = new Date();
  const slugs = exercises.map(({ id }) => id.split("/")[1] ?? "");
  const doing = exercises.reduce((sum, { minutes }) => sum + minutes, 0);
  const head = {
    title: short.length < 3 ? `The ${short}` : short,
    outcome: promise,
    asOf: today.toISOString().slice(0, 10),
    plan: [
      { title: "Try first", minutes: 4 },
      { title: "A worked example", minutes: 8 },
      { title: "Now prove it", minutes: Math.max(12, doing) },
      { title: "Keep it", minutes: 3 },
    ],
    exercises: { required: slugs },
    covers: [...new Set(exercises.map(({ seedItem }) => seedItem))],
  };
  const month = today.toLocaleString("en", { month: "long", year: "numeric" });
  const [first = "", ...others] = slugs;
  const text = body.replaceAll("an-exercise", first).replaceAll("January 2026", month);
  const more = others.map((slug) => `\n<Exercise id="${slug}" />\n`).join("");
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n${text}${more}`;
}
