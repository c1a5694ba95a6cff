import { parseArgs } from "node:util";
import { ContentError } from "@assay/content";
import { gateWords, shownF1 } from "@assay/exercise/panel";
import { readEnv } from "../env.ts";
import { findContent } from "../find-content.ts";
import { type Finding, countFailures, formatFinding } from "../lint/finding.ts";
import { lintCourse } from "../lint/lint.ts";
import { checkStatic } from "../lint/report.ts";
import { createProgress } from "../progress.ts";
import { UserError } from "../user-error.ts";
import type { ExerciseReport } from "./check-exercise.ts";
import type { ProofResult } from "./prove.ts";
import { runCheck } from "./run-check.ts";
import { checkOnChange } from "./watch.ts";

/** Says what `assay check` takes. */
export const checkHelp = `Usage: assay check [<lesson>/<exercise> …] [--record] [--watch] [--json]
       assay check --static [--json]

Proves exercises on the examiner: the reference passes, every decoy fails, on every variant. Without an exercise it
proves all, after a look at the whole course.

  --static   only what needs no examiner: schemas, links, cases, plans, of the whole course, in a second or two
  --record   write calibration.json for what is proved fair
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
  return isFair(found) ? 0 : 1;
}

/** What a check found: each exercise, and what the rules for the whole course say; these only when all is checked. */
interface Checked {
  exercises: ExerciseReport[];
  findings: Finding[];
}

const isFair = ({ exercises, findings }: Checked): boolean =>
  countFailures(findings) === 0 && exercises.every((report) => report.problems.length === 0);

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

type Once = Pick<Parameters<typeof runCheck>[0], "env" | "contentFolder" | "only" | "record" | "signal">;

async function checkOnce(options: Once, say: (line: string) => void): Promise<Checked> {
  const findings = options.only.length === 0 ? await lintCourse(options.contentFolder) : [];
  for (const finding of findings) say(formatFinding(finding));
  const reports = await runCheck({
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
  if (reports.length === 0) throw new UserError("There is no exercise to check.");
  const unfair = reports.filter((report) => report.problems.length > 0).length;
  const fair = reports.length === 1 ? "The exercise is" : `All ${reports.length} exercises are`;
  say(unfair === 0 ? `${fair} proved fair.` : `Not proved fair: ${unfair} of ${reports.length}.`);
  return { exercises: reports, findings };
}

function describeResult({ role, hidden, lowest, visible, problem }: ProofResult): string {
  const name = role === "reference" ? "reference" : `decoy ${role}`;
  const ofLabel = lowest === undefined ? "" : ` (${lowest.label} ${lowest.passed} of ${lowest.total})`;
  const ofFields = hidden.fields === undefined ? "" : ` (field F1 ${shownF1(hidden.fields)})`;
  const counts = `${hidden.passed} of ${hidden.total} hidden${ofLabel}${ofFields}, ${visible.passed} of ${visible.total} visible`;
  return `  ${problem === undefined ? "ok     " : "NOT OK "}  ${name.padEnd(20)}  ${counts}`;
}
