import { parseArgs } from "node:util";
import { describeExercise, describeResult } from "../check/describe.ts";
import { readEnv } from "../env.ts";
import { findContent } from "../find-content.ts";
import { createProgress } from "../progress.ts";
import { UserError } from "../user-error.ts";
import { type CalibrationReport, runCalibrate } from "./run-calibrate.ts";
import { whatHelps } from "./verdict.ts";

/** Says what `assay calibrate` takes. */
export const calibrateHelp = `Usage: assay calibrate [<lesson>/<exercise> …] [--json]

Runs reference and decoys of exercises, all where none is named, on the examiner, and says of each whether it is fair,
too easy, too hard or without a gap, and what usually helps. Of what is fair it writes calibration.json, and the
recordings that \`assay check\` proves it from. Replies are kept: after Ctrl-C it goes on where it was.

  --json     for machines

Exit codes: 0 all are fair, 1 something is not, 2 it could not be run.`;

/** `assay calibrate [exercise …]`: measures exercises on the examiner, and writes down what is fair. */
export async function calibrateCommand(parameters: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: { json: { type: "boolean" } },
  });
  const env = readEnv();
  const contentFolder = findContent(env.contentFolder);
  const say = values.json === true ? () => undefined : (line: string) => console.log(line);
  const reports = await runCalibrate({
    env,
    contentFolder,
    only: positionals,
    progress: createProgress(process.stderr),
    signal,
    onStart: (published) => say(describeExercise(published)),
    onResult: (result) => say(describeResult(result)),
    onEnd: (report) => {
      for (const line of describeReport(report)) say(line);
    },
  }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
    throw new UserError("Stopped. What was run is kept: the same command goes on from here.");
  });
  say(summarise(reports));
  if (values.json === true) console.log(JSON.stringify({ exercises: reports.map(withHelp) }, null, 2));
  return reports.every(({ verdict }) => verdict === "fair") ? 0 : 1;
}

const helpsOf = ({ verdict }: CalibrationReport): readonly string[] =>
  verdict === "fair" || verdict === "not run" ? [] : whatHelps[verdict];

const withHelp = (report: CalibrationReport) => ({ ...report, helps: helpsOf(report) });

/** Says what came of an exercise: the verdict, why, what usually helps, what was written. */
function describeReport(report: CalibrationReport): string[] {
  const { verdict, problems, warnings, calibration } = report;
  const wrote =
    calibration === "written"
      ? "; wrote calibration.json and recordings"
      : "; wrote recordings, calibration.json says so already";
  return [
    ...problems.map((problem) => `  problem  ${problem}`),
    ...warnings.map((warning) => `  note     ${warning}`),
    `  ${verdict}${calibration === undefined ? "; nothing was written" : wrote}`,
    ...helpsOf(report).map((help, index) => `  ${index === 0 ? "usually helps:" : "           or:"} ${help}`),
  ];
}

function summarise(reports: readonly CalibrationReport[]): string {
  const counts = [...Map.groupBy(reports, ({ verdict }) => verdict)];
  return `${counts.map(([verdict, of]) => `${of.length} ${verdict}`).join(", ")}.`;
}
