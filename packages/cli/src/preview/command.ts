import { parseArgs } from "node:util";
import { checkOnChange } from "../check/watch.ts";
import { readEnv } from "../env.ts";
import { findContent } from "../find-content.ts";
import { createProgress } from "../progress.ts";
import { UserError } from "../user-error.ts";
import { exercisesOf } from "./drawer/places.ts";
import { type Preview, openPreview } from "./open-preview.ts";

/** Says what `assay preview` takes. */
export const previewHelp = `Usage: assay preview [<lesson>[/<exercise>]]

Shows a lesson as learners see it and, under it, the author's drawer: what is to be mended, and what the reference and
each decoy come to on every case. It prints one address, opens nothing, and shows a saved file at once; Ctrl-C ends it.

Site and server run on free ports of this machine, with data of their own, beside a product that is running. The drawer
answers this machine's browser only: it shows answer keys.

Exit codes: 0 it was ended, 2 it could not be shown.`;

/** `assay preview`: serves the site, the product and the drawer until Ctrl-C. */
export async function previewCommand(parameters: readonly string[], signal: AbortSignal): Promise<number> {
  const { positionals } = parseArgs({ args: [...parameters], allowPositionals: true });
  if (positionals.length > 1)
    throw new UserError("One lesson or exercise is shown at a time; the page leads to the others.");
  const env = readEnv();
  const contentFolder = findContent(env.contentFolder);
  const progress = createProgress(process.stderr);
  await using preview = await openPreview({ env, contentFolder, progress, signal });
  await preview.workshop.refresh();
  const path = await openFirst(preview, positionals[0]);
  console.log(`The preview is at ${preview.url}/${path}\nCtrl-C ends it.`);
  await Promise.all([preview.work(), follow(preview, contentFolder, signal)]);
  return 0;
}

/** Finds what was asked for; while the course cannot be read, the page says why. */
async function openFirst({ workshop }: Preview, asked: string = ""): Promise<string> {
  const { content } = workshop;
  if (content === undefined || asked === "") return asked;
  if (asked.includes("/")) {
    if (await workshop.open(asked)) return asked;
    throw new UserError(
      `There is no exercise ${asked}. There is: ${[...content.exercises.keys()].join(", ")}.`,
    );
  }
  const [first] = exercisesOf(content, asked);
  if (first === undefined && !content.lessons.has(asked))
    throw new UserError(`There is no lesson ${asked}. There is: ${[...content.lessons.keys()].join(", ")}.`);
  if (first !== undefined) await workshop.open(first);
  return first ?? asked;
}

/** Reads the course again after each save; what has ended by itself gets another try. */
const follow = (
  { workshop, programs }: Preview,
  contentFolder: string,
  signal: AbortSignal,
): Promise<boolean> =>
  checkOnChange(contentFolder, signal, async () => {
    await workshop.refresh();
    programs.restartEnded();
    return true;
  });
