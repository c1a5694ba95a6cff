import { watch } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ContentError } from "@assay/content";
import { readEnv } from "../env.ts";
import { findContent } from "../find-content.ts";
import { createProgress } from "../progress.ts";
import { UserError } from "../user-error.ts";
import type { ExerciseReport } from "./check-exercise.ts";
import type { ProofResult } from "./prove.ts";
import { runCheck } from "./run-check.ts";

/** `assay check [exercise …] [--record] [--watch] [--json]`: proves exercises; the exit code says whether all are fair. */
export async function checkCommand(parameters: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: { record: { type: "boolean" }, watch: { type: "boolean" }, json: { type: "boolean" } },
  });
  const env = readEnv();
  const contentFolder = findContent(env.contentFolder);
  const say = values.json === true ? () => undefined : (line: string) => console.log(line);
  const once = () =>
    checkOnce({ env, contentFolder, only: positionals, record: values.record === true, signal }, say);
  let reports = await once();
  if (values.json === true) console.log(JSON.stringify({ exercises: reports }, null, 2));
  if (values.watch === true) {
    say("\nWatching the content; Ctrl-C ends.");
    for await (const _change of changesIn(contentFolder, signal)) {
      say("");
      reports = await once().catch(sayContentProblems(say));
    }
  }
  return reports.every((report) => report.problems.length === 0) ? 0 : 1;
}

type Once = Pick<Parameters<typeof runCheck>[0], "env" | "contentFolder" | "only" | "record" | "signal">;

async function checkOnce(options: Once, say: (line: string) => void): Promise<ExerciseReport[]> {
  const reports = await runCheck({
    ...options,
    progress: createProgress(process.stderr),
    onStart: ({ exercise, cases }) => {
      const { count, variants, gate } = exercise.hidden;
      const sets = variants === 1 ? "" : `, ${variants} variants`;
      say(`${exercise.id}  ${cases.length} visible, ${count} hidden${sets}, gate ${gate.atLeast}`);
    },
    onResult: (result) => say(describeResult(result)),
    onEnd: ({ problems, warnings }) => {
      for (const problem of problems) say(`  problem  ${problem}`);
      for (const warning of warnings) say(`  note     ${warning}`);
    },
  });
  if (reports.length === 0) throw new UserError("There is no exercise to check.");
  const unfair = reports.filter((report) => report.problems.length > 0).length;
  say(
    unfair === 0
      ? `All ${reports.length} exercises are proved fair.`
      : `Not proved fair: ${unfair} of ${reports.length}.`,
  );
  return reports;
}

function describeResult({ role, hidden, visible, problem }: ProofResult): string {
  const name = role === "reference" ? "reference" : `decoy ${role}`;
  const counts = `${hidden.passed} of ${hidden.total} hidden, ${visible.passed} of ${visible.total} visible`;
  return `  ${problem === undefined ? "ok     " : "NOT OK "}  ${name.padEnd(20)}  ${counts}`;
}

const sayContentProblems =
  (say: (line: string) => void) =>
  (error: unknown): ExerciseReport[] => {
    if (!(error instanceof ContentError) && !(error instanceof UserError)) throw error;
    say(error.message);
    return [];
  };

/** Yields once for each burst of changes below a folder, until aborted. */
async function* changesIn(folder: string, signal: AbortSignal): AsyncGenerator<void> {
  let change = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => change.resolve());
  watch(folder, { recursive: true, signal }, (_event, file) => {
    if (file?.endsWith("calibration.json") !== true) change.resolve();
  });
  for (;;) {
    await change.promise;
    if (signal.aborted) return;
    // An editor saves a file in several steps.
    await wait(100);
    change = Promise.withResolvers();
    yield;
  }
}
