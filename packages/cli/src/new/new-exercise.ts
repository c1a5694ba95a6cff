import { existsSync } from "node:fs";
import { join } from "node:path";
import { closest, exerciseId } from "@assay/exercise";
import { UserError } from "../user-error.ts";
import { findListedLesson } from "./find-lesson.ts";
import type { Made, Piece } from "./place-pieces.ts";
import { readRecipe, recipes } from "./recipes.ts";

/** Makes both halves of an exercise from a recipe. Throws UserError when the id or the recipe will not do. */
export async function newExercise(contentFolder: string, id: string, recipe = "few-shot"): Promise<Made> {
  if (!exerciseId.safeParse(id).success)
    throw new UserError(
      `\`${id}\` is no id of an exercise: write <lesson>/<exercise>, e.g. prompting-few-shot/product-word.`,
    );
  if (!Object.hasOwn(recipes, recipe)) {
    const names = Object.keys(recipes);
    const near = closest(recipe, names);
    throw new UserError(
      `There is no recipe ${recipe}. ${near === undefined ? `There is: ${names.join(", ")}.` : `Did you mean ${near}?`}`,
    );
  }
  const [lesson = "", slug = ""] = id.split("/");
  await findListedLesson(contentFolder, lesson);
  const isWritten = existsSync(join(contentFolder, "lessons", lesson, "lesson.mdx"));
  return {
    pieces: await exercisePieces(contentFolder, id, recipe),
    next: [
      `Make it yours: task, cases, reference, decoys, hints. Cases that repeat the recipe measure nothing new.`,
      `pnpm assay check ${id} --watch    says after each change whether it is still fair`,
      isWritten
        ? `Name ${slug} in \`exercises\` of lessons/${lesson}/lesson.mdx, and show it there: <Exercise id="${slug}" />`
        : `pnpm assay new lesson ${lesson}    writes the lesson around it`,
      `pnpm assay calibrate ${id}    records it when it is fair`,
    ],
  };
}

/** The folders of an exercise's two halves; the private one first, since a lone public half breaks a check. */
export async function exercisePieces(contentFolder: string, id: string, recipe: string): Promise<Piece[]> {
  const [lesson = "", slug = ""] = id.split("/");
  const [published, key] = await Promise.all([readRecipe(recipe, "public"), readRecipe(recipe, "key")]);
  const head = published.get("exercise.yaml") ?? "";
  published.set("exercise.yaml", head.replace(recipes[recipe]?.id ?? "", id));
  return [
    { target: join(contentFolder, "answer-keys", lesson, slug), files: key },
    { target: join(contentFolder, "lessons", lesson, "exercises", slug), files: published },
  ];
}
