import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "../env.ts";
import { findContent } from "../find-content.ts";
import { UserError } from "../user-error.ts";
import { newExercise } from "./new-exercise.ts";
import { newLesson } from "./new-lesson.ts";
import { placePieces } from "./place-pieces.ts";
import { recipes } from "./recipes.ts";

/** Says what `assay new` takes. */
export const newHelp = `Usage: assay new exercise <lesson>/<exercise> [--recipe <name>] [--json]
       assay new lesson <lesson> [--json]

Writes what an author begins with. It passes \`assay check\` as it is, and is meant to be changed.

  exercise   both halves: cases, starter, and in answer-keys/ hidden cases, reference, decoys, hints, debrief
  lesson     a lesson that tracks.yaml names, with cards; with an exercise too where it has none
  --recipe   what the exercise begins as: ${Object.keys(recipes).join(", ")} (the default)
  --json     what was written, for machines

Nothing is overwritten, and nothing is half written. Exit codes: 0 it is written, 2 it is not.`;

/** `assay new exercise <id>` or `assay new lesson <id>`: writes what an author begins with. */
export async function newCommand(parameters: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: { recipe: { type: "string" }, json: { type: "boolean" } },
  });
  const [kind, id] = positionals;
  if ((kind !== "exercise" && kind !== "lesson") || id === undefined || positionals.length > 2)
    throw new UserError(`Say what to write: an exercise or a lesson.\n${newHelp}`);
  if (kind === "lesson" && values.recipe !== undefined)
    throw new UserError("--recipe is for an exercise: write `assay new exercise`.");
  const contentFolder = findContent(readEnv().contentFolder);
  const made =
    kind === "exercise"
      ? await newExercise(contentFolder, id, values.recipe)
      : await newLesson(contentFolder, id);
  await placePieces(contentFolder, made.pieces, signal);

  const root = dirname(contentFolder);
  const wrote = made.pieces.flatMap(({ target, files }) =>
    Array.from(files.keys(), (file) => relative(root, join(target, file))),
  );
  if (values.json === true) console.log(JSON.stringify({ wrote, next: made.next }, null, 2));
  else {
    for (const file of wrote) console.log(`wrote  ${file}`);
    console.log(`\nNext:\n${made.next.map((each, index) => `  ${index + 1}. ${each}`).join("\n")}`);
  }
  return 0;
}
