import { dirname } from "node:path";
import { type PublicExercise, asksExaminer, formatProblem } from "@assay/exercise";
import { type Sandbox, createSandbox } from "@assay/sandbox";
import type { Env } from "../env.ts";
import { type ExaminerOnDemand, createExaminerOnDemand } from "../examiner-on-demand.ts";
import { createKeptReplies } from "../kept-replies.ts";
import type { Progress } from "../progress.ts";
import { UserError } from "../user-error.ts";
import { type ExerciseReport, checkExercise } from "./check-exercise.ts";
import { chooseExercises } from "./choose-exercises.ts";
import { onProofProgress } from "./proof-progress.ts";
import type { ProofResult } from "./prove.ts";
import { type ReadTwin, type Twin, readTwin } from "./read-twin.ts";
import { type LiveCount, createRecordedReplies } from "./recorded-replies.ts";
import { findStaleness } from "./staleness.ts";
import { type ProofUnit, listLiveUnits, listUnits } from "./units.ts";

/** What is run on the examiner although it is recorded: nothing, the units whose turn it is on a date, everything. */
export type LiveChoice = "nothing" | "everything" | { date: string };

export interface CheckOptions {
  env: Env;
  contentFolder: string;
  /** Only these exercises; all when empty. */
  only: readonly string[];
  live: LiveChoice;
  progress: Progress;
  signal: AbortSignal;
  onStart: (published: PublicExercise) => void;
  onResult: (result: ProofResult, live: LiveCount | undefined) => void;
  onEnd: (report: CheckReport) => void;
}

/** What a check of one exercise found, and where the replies came from. */
export type CheckReport = ExerciseReport & {
  live: (ProofUnit & LiveCount)[];
  /** Why nothing was run on the examiner, though its turn had come. */
  notLive?: string;
};

/**
 * Checks exercises: schemas and twins first, then each gate, from recordings where there are some.
 * Throws ContentError when the public half is broken, UserError when an examiner is needed and cannot be had.
 */
export async function runCheck(options: CheckOptions): Promise<CheckReport[]> {
  const { contentFolder, env, progress, signal } = options;
  const chosen = await chooseExercises(contentFolder, options.only);
  await using examiner = createExaminerOnDemand(env, progress, signal);
  await using sandbox = createSandbox();
  const reports: CheckReport[] = [];
  for (const published of chosen) {
    options.onStart(published);
    const read = await readTwin(published, contentFolder, dirname(contentFolder));
    const problems = [...read.problems, ...read.recordingProblems].map(formatProblem);
    problems.push(...read.ruleProblems);
    const report =
      read.twin === undefined || problems.length > 0
        ? { exercise: published.exercise.id, problems, warnings: [], results: [], live: [] }
        : await checkRead(published, { ...read, twin: read.twin }, { ...options, examiner, sandbox });
    reports.push(report);
    progress.clear();
    options.onEnd(report);
  }
  return reports;
}

async function checkRead(
  published: PublicExercise,
  { twin, recordings }: ReadTwin & { twin: Twin },
  options: CheckOptions & { examiner: ExaminerOnDemand; sandbox: Sandbox },
): Promise<CheckReport> {
  const { examiner, sandbox, env, signal, progress } = options;
  const { units, notLive } = await findLiveUnits(published, twin, options);
  const replies = createRecordedReplies(recordings, {
    kept: createKeptReplies(env.cacheFolder, examiner),
    countTokens: examiner.countTokens,
  });
  const live = units.map((unit) => ({ ...unit, replies: 0, differ: 0 }));
  const findLive = ({ role, variant }: ProofUnit) =>
    live.find((each) => each.role === role && each.variant === variant);
  const report = await checkExercise(published, twin, {
    model: examiner.model,
    sandbox,
    countTokens: replies.countTokens,
    cacheOf: (unit) => {
      const count = findLive(unit);
      return count === undefined ? replies.recorded : replies.live(count);
    },
    signal,
    onSample: onProofProgress(published, twin.proofs, progress),
    onResult: (result) => {
      progress.clear();
      options.onResult(result, findLive(result));
    },
  });
  const stale =
    report.results.length === 0
      ? []
      : findStaleness(published, twin.answerKey, { recordings, fit: replies.fit() });
  const warnings = [...report.warnings, ...stale];
  return { ...report, warnings, live, ...(notLive === undefined ? {} : { notLive }) };
}

/** Lists what is run on the examiner; where a turn has come and there is no examiner, the recordings do. */
async function findLiveUnits(
  published: PublicExercise,
  { proofs }: Twin,
  { live, examiner, signal }: CheckOptions & { examiner: ExaminerOnDemand },
): Promise<{ units: ProofUnit[]; notLive?: string }> {
  if (live === "nothing" || !asksExaminer(published.exercise)) return { units: [] };
  if (live === "everything") return { units: listUnits(published, proofs) };
  const units = listLiveUnits(published, proofs, live.date);
  if (units.length === 0) return { units };
  try {
    await examiner.open();
    return { units };
  } catch (error) {
    if (signal.aborted || !(error instanceof UserError)) throw error;
    return { units: [], notLive: error.message };
  }
}
