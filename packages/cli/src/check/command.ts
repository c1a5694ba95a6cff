import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { ContentError, loadContent } from "@assay/content";
import { formatProblem } from "@assay/exercise";
import { gateWords, shownF1 } from "@assay/exercise/panel";
import { readEnv } from "../env.ts";
import { findContent } from "../find-content.ts";
import { checkStatic } from "../lint/report.ts";
import { createProgress } from "../progress.ts";
import { UserError } from "../user-error.ts";
import type { ExerciseReport } from "./check-exercise.ts";
import { findExpiredFacts } from "./expired-facts.ts";
import type { ProofResult } from "./prove.ts";
import { runCheck } from "./run-check.ts";
import { checkOnChange } from "./watch.ts";

/** Says what `assay check` takes. */
export const checkHelp = `Usage: assay check [<lesson>/<exercise> …] [--record] [--watch] [--json]
       assay check --static [--json]

Proves exercises on the examiner: the reference passes, every decoy fails, on every variant. Without an exercise,
all, and the facts that have expired.

  --static   only what needs no examiner: schemas, links, cases, plans, of the whole course, in a second or two
  --record   write calibration.json for what is proved fair
  --watch    check again on every change, until Ctrl-C
  --json     for machines

Exit codes: 0 all is well, 1 something is not, 2 it could not be checked.`;

/** `assay check`: proves exercises and looks for expired facts; the exit code says whether all is well. */
export async function checkCommand(parameters: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: {
      static: { type: "boolean" },
      record: { type: "boolean" },
      watch: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const env = readEnv();
  const contentFolder = findContent(env.contentFolder);
  const json = values.json === true;
  if (values.static === true) {
    if (positionals.length > 0 || values.record === true || values.watch === true)
      throw new UserError("--static looks at everything, once: it goes with --json only.");
    return await checkStatic(contentFolder, json);
  }
  const say = json ? () => undefined : (line: string) => console.log(line);
  const once = () =>
    checkOnce({ env, contentFolder, only: positionals, record: values.record === true, signal }, say);
  if (values.watch === true) {
    say("Watching the content; Ctrl-C ends.");
    const watched = () => checkWatched(once, { json, say, signal });
    return (await checkOnChange(contentFolder, signal, watched)) ? 0 : 1;
  }
  const found = await once();
  if (json) console.log(JSON.stringify(found, null, 2));
  return isGood(found) ? 0 : 1;
}

/** What one check found: exercises, and the facts that have expired, a line each. */
interface Found {
  exercises: ExerciseReport[];
  facts: string[];
}

const isGood = ({ exercises, facts }: Found): boolean => isFair(exercises) && facts.length === 0;

const isFair = (reports: readonly ExerciseReport[]): boolean =>
  reports.every((report) => report.problems.length === 0);

/** Checks once and says whether all is fair; broken content is said, for the next change may mend it. */
async function checkWatched(
  once: () => Promise<Found>,
  { json, say, signal }: { json: boolean; say: (line: string) => void; signal: AbortSignal },
): Promise<boolean> {
  // One line a report, so that whoever reads along knows where it ends.
  const report = (found: object): void => (json ? console.log(JSON.stringify(found)) : undefined);
  say("");
  try {
    const found = await once();
    report(found);
    return isGood(found);
  } catch (error) {
    const isExpected = error instanceof ContentError || error instanceof UserError;
    if (signal.aborted || !isExpected) throw error;
    console.error(error.message);
    report({ exercises: [], problems: error.message.split("\n") });
    return false;
  }
}

type Once = Pick<Parameters<typeof runCheck>[0], "env" | "contentFolder" | "only" | "record" | "signal">;

async function checkOnce(options: Once, say: (line: string) => void): Promise<Found> {
  const facts = options.only.length > 0 ? [] : await checkFacts(options.contentFolder);
  for (const problem of facts) say(`  problem  ${problem}`);
  const exercises = await runCheck({
    ...options,
    progress: createProgress(process.stderr),
    onStart: ({ exercise, cases }) => {
      const { count, variants } = exercise.hidden;
      const sets = variants === 1 ? "" : `, ${variants} variants`;
      say(
        `${exercise.id}  ${cases.length} visible, ${count} hidden${sets}, gate ${gateWords(exercise.hidden)}`,
      );
    },
    onResult: (result) => say(describeResult(result)),
    onEnd: ({ problems, warnings }) => {
      for (const problem of problems) say(`  problem  ${problem}`);
      for (const warning of warnings) say(`  note     ${warning}`);
    },
  });
  if (exercises.length === 0) throw new UserError("There is no exercise to check.");
  const unfair = exercises.filter((report) => report.problems.length > 0).length;
  const fair = exercises.length === 1 ? "The exercise is" : `All ${exercises.length} exercises are`;
  say(unfair === 0 ? `${fair} proved fair.` : `Not proved fair: ${unfair} of ${exercises.length}.`);
  if (facts.length > 0) say(`Expired facts: ${facts.length}.`);
  return { exercises, facts };
}

/** Lists what has expired by today; the clock is read here and nowhere else. */
async function checkFacts(contentFolder: string): Promise<string[]> {
  const { facts } = await loadContent(contentFolder, dirname(contentFolder));
  return findExpiredFacts(facts, new Date().toISOString().slice(0, 10)).map(formatProblem);
}

function describeResult({ role, hidden, lowest, visible, problem }: ProofResult): string {
  const name = role === "reference" ? "reference" : `decoy ${role}`;
  const ofLabel = lowest === undefined ? "" : ` (${lowest.label} ${lowest.passed} of ${lowest.total})`;
  const ofFields = hidden.fields === undefined ? "" : ` (field F1 ${shownF1(hidden.fields)})`;
  const counts = `${hidden.passed} of ${hidden.total} hidden${ofLabel}${ofFields}, ${visible.passed} of ${visible.total} visible`;
  return `  ${problem === undefined ? "ok     " : "NOT OK "}  ${name.padEnd(20)}  ${counts}`;
}
