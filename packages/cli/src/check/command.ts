import { parseArgs } from "node:util";
import { ContentError } from "@assay/content";
import { readEnv } from "../env.ts";
import { findContent } from "../find-content.ts";
import { type Finding, formatFinding } from "../lint/finding.ts";
import { lintCourse } from "../lint/lint.ts";
import { checkStatic } from "../lint/report.ts";
import { createProgress } from "../progress.ts";
import { UserError } from "../user-error.ts";
import { describeExercise, describeLive, describeResult } from "./describe.ts";
import { type CheckReport, type LiveChoice, runCheck } from "./run-check.ts";
import { rotationDays } from "./units.ts";
import { checkOnChange } from "./watch.ts";

/** Says what `assay check` takes. */
export const checkHelp = `Usage: assay check [<lesson>/<exercise> …] [--full] [--watch] [--json]
       assay check --static [--json]

Proves exercises: the reference passes, every decoy fails, on every variant. Replies come from the recordings that
\`assay calibrate\` wrote; what is not in them is run on the examiner. Without an exercise it proves all, after a look
at the whole course, and runs a part of it on the examiner anew: another each day, everything in ${rotationDays} days.

  --static   only what needs neither replies nor examiner: schemas, links, cases, of the whole course
  --full     run everything on the examiner, whatever is recorded
  --watch    check again on every change, until Ctrl-C
  --json     for machines

Exit codes: 0 all is well, 1 something is not, 2 it could not be checked.`;

/** `assay check [exercise …]`: proves exercises; the exit code says whether all are fair. */
export async function checkCommand(parameters: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: {
      static: { type: "boolean" },
      full: { type: "boolean" },
      watch: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const env = readEnv();
  const contentFolder = findContent(env.contentFolder);
  const json = values.json === true;
  if (values.static === true) {
    if (positionals.length > 0 || values.full === true || values.watch === true)
      throw new UserError("--static looks at everything, once: it goes with --json only.");
    return await checkStatic(contentFolder, json);
  }
  if (values.full === true && values.watch === true)
    throw new UserError("--full runs everything, once: it does not go with --watch.");
  const say = json ? () => undefined : (line: string) => console.log(line);
  const date = new Date().toISOString().slice(0, 10);
  // Whoever names an exercise or watches is at work on it, and waits for what changed only.
  const isAtWork = positionals.length > 0 || values.watch === true;
  const live = values.full === true ? "everything" : isAtWork ? "nothing" : { date };
  const once = () => checkOnce({ env, contentFolder, only: positionals, live, signal }, say);
  if (values.watch === true) {
    say("Watching the content; Ctrl-C ends.");
    const watched = () => checkWatched(once, { json, say, signal });
    return (await checkOnChange(contentFolder, signal, watched)) ? 0 : 1;
  }
  const found = await once();
  if (json) console.log(JSON.stringify(found, null, 2));
  return isFair(found) ? 0 : 1;
}

/** What a check found: each exercise, and what the rules for the whole course say; these only when all is checked. */
interface Checked {
  exercises: CheckReport[];
  live: LiveChoice;
  findings: Finding[];
}

const isFair = ({ exercises, findings }: Checked): boolean =>
  findings.length === 0 && exercises.every((report) => report.problems.length === 0);

/** Checks once and says whether all is fair; broken content is said, for the next change may mend it. */
async function checkWatched(
  once: () => Promise<Checked>,
  { json, say, signal }: { json: boolean; say: (line: string) => void; signal: AbortSignal },
): Promise<boolean> {
  // One line a report, so that whoever reads along knows where it ends.
  const report = (found: object): void => (json ? console.log(JSON.stringify(found)) : undefined);
  say("");
  try {
    const found = await once();
    report(found);
    return isFair(found);
  } catch (error) {
    const isExpected = error instanceof ContentError || error instanceof UserError;
    if (signal.aborted || !isExpected) throw error;
    console.error(error.message);
    report({ exercises: [], problems: error.message.split("\n") });
    return false;
  }
}

type Once = Pick<Parameters<typeof runCheck>[0], "env" | "contentFolder" | "only" | "live" | "signal">;

async function checkOnce(options: Once, say: (line: string) => void): Promise<Checked> {
  const findings = options.only.length === 0 ? await lintCourse(options.contentFolder) : [];
  for (const finding of findings) say(formatFinding(finding));
  const { live } = options;
  if (typeof live === "object")
    say(
      `What is marked live runs on the examiner today, ${live.date}; within ${rotationDays} days everything does.`,
    );
  const reports = await runCheck({
    ...options,
    progress: createProgress(process.stderr),
    onStart: (published) => say(describeExercise(published)),
    onResult: (result, live) => say(`${describeResult(result)}${describeLive(live)}`),
    onEnd: ({ problems, warnings, live, notLive }) => {
      const tries = live.find(({ role }) => role === "tries");
      if (tries !== undefined) say(`  tried    the reference with its choice changed${describeLive(tries)}`);
      for (const problem of problems) say(`  problem  ${problem}`);
      for (const warning of warnings) say(`  note     ${warning}`);
      if (notLive !== undefined) say(`  note     nothing was run on the examiner: ${notLive}`);
    },
  });
  const unfair = reports.filter((report) => report.problems.length > 0).length;
  const fair = reports.length === 1 ? "The exercise is" : `All ${reports.length} exercises are`;
  say(unfair === 0 ? `${fair} proved fair.` : `Not proved fair: ${unfair} of ${reports.length}.`);
  return { exercises: reports, live, findings };
}
