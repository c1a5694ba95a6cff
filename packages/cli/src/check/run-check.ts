import { dirname, join } from "node:path";
import type { Proofs } from "@assay/answer-keys";
import { loadContent } from "@assay/content";
import { type PublicExercise, formatProblem } from "@assay/exercise";
import { type Sandbox, createSandbox } from "@assay/sandbox";
import type { Env } from "../env.ts";
import { type OpenExaminer, openExaminer } from "../open-examiner.ts";
import type { Progress } from "../progress.ts";
import { createReplyFiles } from "../reply-files.ts";
import { UserError } from "../user-error.ts";
import { type ExerciseReport, calibrationWarnings, checkExercise } from "./check-exercise.ts";
import { type ProofResult, countSamples, toCalibration } from "./prove.ts";
import { readTwin } from "./read-twin.ts";
import { countTrySamples } from "./selection-tries.ts";
import { writeCalibration } from "./write-calibration.ts";

export interface CheckOptions {
  env: Env;
  contentFolder: string;
  /** Only these exercises; all when empty. */
  only: readonly string[];
  /** Whether to write calibration.json. */
  record: boolean;
  progress: Progress;
  signal: AbortSignal;
  onStart: (published: PublicExercise) => void;
  onResult: (result: ProofResult) => void;
  onEnd: (report: ExerciseReport) => void;
}

/**
 * Checks all content: schemas and twins first, then each exercise on the real examiner.
 * Throws ContentError when the public half is broken, UserError when the examiner cannot be had.
 */
export async function runCheck(options: CheckOptions): Promise<ExerciseReport[]> {
  const { contentFolder, env, progress, signal } = options;
  const content = await loadContent(contentFolder, dirname(contentFolder));
  const chosen = choose([...content.exercises.values()], options.only);
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(createSandbox());
  let examiner: OpenExaminer | undefined;
  const reports: ExerciseReport[] = [];
  for (const published of chosen) {
    options.onStart(published);
    const read = await readTwin(published, contentFolder, dirname(contentFolder));
    const { twin } = read;
    const problems = [...read.problems.map(formatProblem), ...read.ruleProblems];
    if (twin === undefined || problems.length > 0) {
      reports.push({ exercise: published.exercise.id, problems, warnings: [], results: [] });
    } else {
      examiner ??= stack.use(await openExaminer(env, progress, signal));
      const report = await checkExercise(
        published,
        twin,
        proofContext(published, twin.proofs, { ...options, examiner, sandbox }),
      );
      const isRecorded = options.record && report.problems.length === 0;
      if (isRecorded) await record(published, report, { contentFolder, examiner });
      const stale = isRecorded ? [] : calibrationWarnings(published, twin.answerKey);
      reports.push({ ...report, warnings: [...report.warnings, ...stale] });
    }
    progress.clear();
    options.onEnd(reports.at(-1)!);
  }
  return reports;
}

function choose(all: readonly PublicExercise[], only: readonly string[]): readonly PublicExercise[] {
  if (only.length === 0) return all;
  const ids = all.map(({ exercise }) => exercise.id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw new UserError(`There is no exercise ${unknown}. There is: ${ids.join(", ")}.`);
  return all.filter(({ exercise }) => only.includes(exercise.id));
}

function proofContext(
  published: PublicExercise,
  proofs: Proofs,
  { examiner, sandbox, ...options }: CheckOptions & { examiner: OpenExaminer; sandbox: Sandbox },
) {
  const total = countSamples(published) + countTrySamples(published, proofs);
  let done = 0;
  return {
    model: examiner.model,
    sandbox,
    countTokens: examiner.countTokens,
    examiner: examiner.identity,
    cache: createReplyFiles(join(options.env.cacheFolder, "replies")),
    signal: options.signal,
    onSample: () =>
      options.progress.show((done += 1), total, `${published.exercise.id}  ${done} of ${total} samples`),
    onResult: (result: ProofResult) => {
      options.progress.clear();
      options.onResult(result);
    },
  };
}

async function record(
  published: PublicExercise,
  { results, keyVersion = "" }: ExerciseReport,
  { contentFolder, examiner }: { contentFolder: string; examiner: OpenExaminer },
): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const calibration = toCalibration(published, { results, keyVersion, examiner: examiner.identity, date });
  const [lesson = "", slug = ""] = published.exercise.id.split("/");
  const file = join(contentFolder, "lessons", lesson, "exercises", slug, "calibration.json");
  await writeCalibration(file, calibration);
}
