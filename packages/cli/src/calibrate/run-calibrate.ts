import { dirname, join } from "node:path";
import { exerciseFolder } from "@assay/content";
import { type PublicExercise, asksExaminer, formatProblem } from "@assay/exercise";
import { type ExerciseReport, checkExercise } from "../check/check-exercise.ts";
import { chooseExercises } from "../check/choose-exercises.ts";
import { onProofProgress } from "../check/proof-progress.ts";
import type { ProofResult } from "../check/prove.ts";
import { type Twin, readTwin } from "../check/read-twin.ts";
import { type Sandbox, createSandbox } from "@assay/sandbox";
import type { Env } from "../env.ts";
import { type ExaminerOnDemand, createExaminerOnDemand, examinerName } from "../examiner-on-demand.ts";
import { createKeptReplies } from "../kept-replies.ts";
import type { Progress } from "../progress.ts";
import { type Recorder, createRecorder } from "./recorder.ts";
import { toCalibration } from "./to-calibration.ts";
import { type Verdict, judge } from "./verdict.ts";
import { writeCalibration } from "./write-calibration.ts";
import { writeRecordings } from "./write-recordings.ts";

export interface CalibrateOptions {
  env: Env;
  contentFolder: string;
  /** Only these exercises; all when empty. */
  only: readonly string[];
  progress: Progress;
  signal: AbortSignal;
  onStart: (published: PublicExercise) => void;
  onResult: (result: ProofResult) => void;
  onEnd: (report: CalibrationReport) => void;
}

/** What the calibration of one exercise found; what is fair is written down. */
export type CalibrationReport = ExerciseReport & {
  verdict: Verdict;
  /** Whether calibration.json says something new; its recordings are written either way. Only where it is fair. */
  calibration?: "written" | "unchanged";
};

/**
 * Runs reference and decoys of exercises on the examiner, and writes calibration.json and recordings of what is fair.
 * What this machine has run before is not run again. Throws ContentError, or UserError.
 */
export async function runCalibrate(options: CalibrateOptions): Promise<CalibrationReport[]> {
  const { contentFolder, env, progress, signal } = options;
  const chosen = await chooseExercises(contentFolder, options.only);
  await using examiner = createExaminerOnDemand(env, progress, signal);
  await using sandbox = createSandbox();
  const reports: CalibrationReport[] = [];
  for (const published of chosen) {
    options.onStart(published);
    const { twin, ...read } = await readTwin(published, contentFolder, dirname(contentFolder));
    const problems = [...read.problems.map(formatProblem), ...read.ruleProblems];
    const report: CalibrationReport =
      twin === undefined || problems.length > 0
        ? { exercise: published.exercise.id, verdict: "not run", problems, warnings: [], results: [] }
        : await calibrate(published, twin, { ...options, examiner, sandbox });
    reports.push(report);
    progress.clear();
    options.onEnd(report);
  }
  return reports;
}

type Context = CalibrateOptions & { examiner: ExaminerOnDemand; sandbox: Sandbox };

async function calibrate(
  published: PublicExercise,
  twin: Twin,
  { examiner, sandbox, ...options }: Context,
): Promise<CalibrationReport> {
  const kept = createKeptReplies(options.env.cacheFolder, examiner);
  const recorder = createRecorder(kept, examiner.countTokens);
  const report = await checkExercise(published, twin, {
    ...recorder,
    model: examiner.model,
    sandbox,
    signal: options.signal,
    onSample: onProofProgress(published, twin.proofs, options.progress),
    onResult: (result) => {
      options.progress.clear();
      options.onResult(result);
    },
  });
  const verdict = judge(report);
  if (verdict !== "fair") return { ...report, verdict };
  const measured = { ...report, keyVersion: twin.answerKey.keyVersion, recorder };
  return {
    ...report,
    verdict,
    calibration: await write(published, measured, { ...options, examiner, sandbox }),
  };
}

async function write(
  published: PublicExercise,
  { results, keyVersion, recorder }: ExerciseReport & { keyVersion: string; recorder: Recorder },
  { contentFolder, examiner }: Context,
): Promise<"written" | "unchanged"> {
  const { exercise, cases } = published;
  const identity = asksExaminer(exercise) ? (await examiner.open()).identity : undefined;
  await writeRecordings(
    join(contentFolder, "answer-keys", exercise.id, "recordings"),
    identity ?? examinerName,
    recorder.recorded(),
  );
  const casesRun = cases.length + exercise.hidden.variants * exercise.hidden.count;
  const calibration = toCalibration(published, {
    results,
    keyVersion,
    examiner: identity,
    secondsPerCase: recorder.referenceMs() / 1000 / casesRun,
    date: new Date().toISOString().slice(0, 10),
  });
  const file = join(exerciseFolder(contentFolder, exercise.id), "calibration.json");
  return await writeCalibration(file, calibration, published.calibration);
}
