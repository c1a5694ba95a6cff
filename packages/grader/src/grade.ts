import type { AnswerKey } from "@assay/answer-keys";
import type {
  Artifact,
  Case,
  ExaminerIdentity,
  Exercise,
  Grade,
  GradeEvent,
  SubmissionMode,
} from "@assay/exercise";
import type { Model, Wait } from "@assay/model";
import { prepareChecks } from "./check/prepare-checks.ts";
import { type Ledger, createLedger } from "./decide/ledger.ts";
import { decideCase } from "./decide/case-verdict.ts";
import { labelStability } from "./decide/stability.ts";
import { buildGrade, buildPractice } from "./decide/build-grade.ts";
import type { CaseVerdict } from "./decide/tally.ts";
import { type Task, describePlan, planTasks, taskRef } from "./plan/plan.ts";
import type { ReplyCache } from "./run/context.ts";
import { inPool } from "./run/pool.ts";
import { type Sample, runSample } from "./run/run-sample.ts";

/** Everything a grading needs; time, randomness and I/O are passed in. */
export interface GradeOptions {
  exercise: Exercise;
  cases: readonly Case[];
  /** Needed to `submit`; a practice gets none. */
  answerKey?: AnswerKey | undefined;
  artifact: Artifact;
  mode: SubmissionMode;
  /** The run's number, from 1. */
  run: number;
  /** Which set of hidden cases, from 1. */
  variant: number;
  /** Made of learner and exercise version: changes only the order and opaque ids of hidden cases. */
  seed: string;
  model: Model;
  examiner: ExaminerIdentity;
  versions: Grade["versions"];
  cache?: ReplyCache | undefined;
  /** The clock, in milliseconds. */
  now: () => number;
  signal: AbortSignal;
  onWait?: ((wait: Wait | undefined) => void) | undefined;
  /** Hears what each hidden case came to, for the proof of a gate; nothing of it may reach a learner. */
  onHiddenCase?: ((result: CaseVerdict) => void) | undefined;
  /** Hears all of each sample, of hidden cases too, for the author of the exercise; nothing of it may reach a learner. */
  onSample?: ((seen: SeenSample) => void) | undefined;
}

/** All that was seen of one sample. */
export interface SeenSample {
  case: Case;
  isHidden: boolean;
  sample: number;
  result: Sample;
}

/**
 * Grades an artifact: plans cases x samples, runs the steps, checks, decides, and yields events as they happen.
 * Throws what another run can mend: a ModelError that is retryable, or the signal's reason.
 */
export async function* grade(options: GradeOptions): AsyncGenerator<GradeEvent, void> {
  const { exercise, mode, run, now } = options;
  const { count } = exercise.samples;
  const tasks = planTasks({
    visible: options.cases,
    hidden: hiddenCases(options),
    variant: options.variant,
    seed: options.seed,
  });
  yield { v: 1, type: "grading-start", run, mode, plan: describePlan(tasks, count) };

  await prepareChecks(exercise.checks);
  const started = now();
  const ledger = createLedger(exercise);
  const planned = tasks.length * count;
  for await (const unit of runAll(tasks, options)) {
    yield* settle(unit, ledger, options);
    const done = ledger.samples;
    const secondsLeft = ((now() - started) / done / 1000) * (planned - done);
    yield { v: 1, type: "estimate", done, planned, secondsLeft };
  }
  const durationMs = now() - started;
  const found = { ledger, exercise, examiner: options.examiner, versions: options.versions, durationMs };
  yield mode === "submit"
    ? { v: 1, type: "grading-end", grade: buildGrade(found) }
    : { v: 1, type: "grading-end", practice: buildPractice(found) };
}

function hiddenCases({ mode, answerKey, variant }: GradeOptions): readonly Case[] {
  if (mode !== "submit") return [];
  const cases = answerKey?.variants[variant - 1];
  if (cases === undefined) throw new Error(`there is no variant ${variant} of the hidden cases to submit to`);
  return cases;
}

interface Unit {
  task: Task;
  sample: number;
  result: Sample;
}

/** Runs every sample of every task; the first that another run must mend stops the others. */
async function* runAll(tasks: readonly Task[], options: GradeOptions): AsyncGenerator<Unit> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const context = { ...options, cache: options.cache, onWait: options.onWait, signal };
  const samples = Array.from({ length: options.exercise.samples.count }, (_, sample) => sample);
  const units = tasks.flatMap((task) => samples.map((sample) => ({ task, sample })));
  yield* inPool(units, options.model.concurrency, async ({ task, sample }) => {
    try {
      signal.throwIfAborted();
      return { task, sample, result: await runSample(task, sample, context) };
    } catch (error) {
      stop.abort(error);
      throw error;
    }
  });
}

function* settle(
  { task, sample, result }: Unit,
  ledger: Ledger,
  { exercise, onHiddenCase, onSample }: GradeOptions,
): Generator<GradeEvent> {
  const ref = taskRef(task);
  onSample?.({ case: task.case, isHidden: task.opaqueId !== undefined, sample, result });
  const { verdict, calls, checks } = result;
  const shown = "case" in ref ? { ...ref, sample, verdict, calls, checks } : { ...ref, verdict };
  yield { v: 1, type: "sample-end", sample: shown };
  const verdicts = ledger.addSample(task, result, shown);
  if (verdicts.length < exercise.samples.count) return;
  const caseVerdict = decideCase(verdicts, exercise.samples);
  const added = ledger.addCase(task, caseVerdict);
  if (task.opaqueId !== undefined) onHiddenCase?.(added);
  const stability = labelStability(verdicts);
  yield {
    v: 1,
    type: "case-end",
    of: ref,
    verdict: caseVerdict,
    ...(stability === undefined ? {} : { stability }),
  };
}
