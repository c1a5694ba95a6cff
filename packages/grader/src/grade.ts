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
import type { Sandbox } from "@assay/sandbox";
import { prepareChecks } from "./check/prepare-checks.ts";
import { type Ledger, createLedger } from "./decide/ledger.ts";
import { decideCase } from "./decide/case-verdict.ts";
import { labelStability } from "./decide/stability.ts";
import { buildGrade, buildPractice } from "./decide/build-grade.ts";
import { createCurtailment } from "./decide/curtailment.ts";
import type { CaseVerdict } from "./decide/tally.ts";
import { describePlan, planTasks, taskRef } from "./plan/plan.ts";
import type { ReplyCache, TestSuites } from "./run/context.ts";
import { type Unit, runAll } from "./run/run-all.ts";
import type { Sample } from "./run/run-sample.ts";

/** Everything a grading needs; time, randomness and I/O are passed in. */
export interface GradeOptions {
  exercise: Exercise;
  cases: readonly Case[];
  /** Needed to `submit`; a practice gets none. */
  answerKey?: AnswerKey | undefined;
  /** Needed where a step runs code. */
  sandbox?: Pick<Sandbox, "run"> | undefined;
  /** Needed where a check runs tests. */
  tests?: TestSuites | undefined;
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
  /** Is told once for all calls of the run, whichever of them waits. */
  onWait?: ((wait: Wait | undefined) => void) | undefined;
  /** When the run is over, in milliseconds since 1970: a model that asks for a longer pause is not waited for. */
  deadline?: number | undefined;
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
  const curtailment = createCurtailment(options, tasks, ledger);
  for await (const unit of runAll(tasks, options, curtailment)) {
    yield* settle(unit, ledger, options);
    curtailment?.onEnd(unit.task);
    const done = ledger.samples;
    const secondsLeft = ((now() - started) / done / 1000) * (planned - done);
    yield { v: 1, type: "estimate", done, planned, secondsLeft };
  }
  const durationMs = now() - started;
  const { examiner, versions } = options;
  const found = { ledger, exercise, examiner, versions, durationMs, tasks };
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

function* settle(
  { task, sample, result }: Unit,
  ledger: Ledger,
  { exercise, onHiddenCase, onSample }: GradeOptions,
): Generator<GradeEvent> {
  const ref = taskRef(task);
  onSample?.({ case: task.case, isHidden: task.opaqueId !== undefined, sample, result });
  const { verdict, calls, runs, checks } = result;
  const ofCode = runs.length === 0 ? {} : { runs };
  const shown = "case" in ref ? { ...ref, sample, verdict, calls, ...ofCode, checks } : { ...ref, verdict };
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
