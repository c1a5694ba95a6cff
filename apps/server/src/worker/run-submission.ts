import { createHash } from "node:crypto";
import type { AnswerKey, Earned } from "@assay/answer-keys";
import type { Content } from "@assay/content";
import {
  type Artifact,
  type ExaminerIdentity,
  type Exercise,
  type Fault,
  type Grade,
  type GradeEventOf,
  asksExaminer,
  parseArtifact,
} from "@assay/exercise";
import { type GiveUpOptions, type TestSuites, giveUp, grade, graderVersion } from "@assay/grader";
import type { Model, Wait } from "@assay/model";
import type { Sandbox } from "@assay/sandbox";
import type { Delivery, RunState, Submissions } from "@assay/submissions";
import type { AddedExaminer } from "./added-examiner.ts";
import { release, rungEarned } from "./earn.ts";
import { createEventBuffer } from "./event-buffer.ts";
import { chooseForReplay, endOfReplay } from "./replay.ts";

/** What grading needs besides the delivery. */
export interface Workshop {
  submissions: Submissions;
  content: Content;
  /** Loads the answer key of an exercise, or says that it cannot be read. */
  loadKey: (exercise: string) => Promise<AnswerKey | undefined>;
  /** Loads hints and debrief of an exercise, or says that they cannot be read. */
  loadEarned: (exercise: string) => Promise<Earned | undefined>;
  /** Loads the tests of an exercise, or says that they cannot be read. */
  loadTests: (exercise: string) => Promise<TestSuites | undefined>;
  model: Model;
  /** Runs what learners write as code. */
  sandbox: Pick<Sandbox, "run">;
  examiner: () => ExaminerIdentity;
  /** Replays run on it; absent where none was added. */
  added?: AddedExaminer | undefined;
}

/** A run that takes longer is stopped, and goes on as a next run: never a fail. */
const deadlineMs = 10 * 60 * 1000;

/** Grades a delivered submission and writes its events and grade; throws when a next run is to try again. */
export async function runSubmission(delivery: Delivery, workshop: Workshop): Promise<void> {
  const { submissions } = workshop;
  const { run, signal } = delivery;
  const work = await prepare(delivery, workshop);
  if ("fault" in work) return await end(delivery, workshop, work.fault);

  const lost = new AbortController();
  const buffer = createEventBuffer(
    (events) => submissions.append(run, events),
    (reason) => lost.abort(reason),
  );
  const waits = createWaits(delivery, workshop, (reason) => lost.abort(reason));
  const events = grade({
    ...work,
    sandbox: workshop.sandbox,
    now: () => performance.now(),
    deadline: Date.now() + deadlineMs,
    signal: AbortSignal.any([signal, lost.signal, AbortSignal.timeout(deadlineMs)]),
    onWait: waits.tell,
  });
  let ending: GradeEventOf<"grading-end"> | undefined;
  for await (const event of events) {
    if (event.type === "grading-end") ending = event;
    else buffer.push(event);
  }
  const rest = await buffer.drain();
  lost.signal.throwIfAborted();
  await waits.settled();
  if (ending === undefined) throw new Error("the grading ended without an end");
  const earned = await earn(delivery, workshop, { ...work, grade: ending.grade });
  await submissions.finish(run, {
    events: [...rest, ...earned.map(({ event }) => event)],
    end: ending,
    earned: earned.map(({ text }) => text),
    ...(delivery.submission.mode === "replay" ? { replay: endOfReplay(ending) } : {}),
  });
}

/** Finds what an attempt earns its learner; texts that cannot be read are the operator's trouble, and cost no grade. */
async function earn(
  { submission }: Delivery,
  { submissions, loadEarned }: Workshop,
  work: { exercise: Exercise; artifact: Artifact; grade: Grade | undefined },
): Promise<ReturnType<typeof release>[]> {
  if (work.grade === undefined) return [];
  const { learner, exercise } = submission;
  const [attempts, had] = await Promise.all([
    submissions.listAttempts(learner, exercise),
    submissions.readEarned({ learner, exercise }),
  ]);
  const { outcome } = work.grade;
  const rung = rungEarned({ ...work, outcome, attempts, has: had.map((each) => each.rung) });
  const texts = rung === undefined ? undefined : await loadEarned(exercise);
  return rung === undefined || texts === undefined ? [] : [release(rung, texts)];
}

/** Ends a submission whose runs were all lost: ungraded, our fault. */
export const exhaustSubmission = (delivery: Delivery, workshop: Workshop): Promise<void> =>
  end(delivery, workshop, {
    code: "run-lost",
    message: asksFor(delivery, workshop)
      ? "The examiner did not come through with this in three tries. What you wrote is kept."
      : "The code could not be run here in three tries. What you wrote is kept.",
  });

const asksFor = ({ submission }: Delivery, { content }: Workshop): boolean => {
  const published = content.exercises.get(submission.exercise);
  return published === undefined || asksExaminer(published.exercise);
};

async function prepare(delivery: Delivery, workshop: Workshop) {
  const { submission, run } = delivery;
  const { content, loadKey, loadTests } = workshop;
  const published = content.exercises.get(submission.exercise);
  if (published === undefined || published.exerciseVersion !== submission.exerciseVersion) {
    return {
      fault: internal("The exercise changed while this was in line. Reload the page and send it again."),
    };
  }
  const answerKey = submission.mode === "submit" ? await loadKey(submission.exercise) : undefined;
  if (submission.mode === "submit" && answerKey === undefined) {
    return {
      fault: internal(
        "The hidden cases of this exercise cannot be read here. The operator has to look at it.",
      ),
    };
  }
  const tests = await loadTests(submission.exercise);
  if (tests === undefined)
    return {
      fault: internal("The tests of this exercise cannot be read here. The operator has to look at it."),
    };
  const parsed = parseArtifact(published, submission.artifact);
  if (!parsed.ok)
    return { fault: internal("What was handed in no longer fits the exercise. Reload the page.") };
  const chosen =
    submission.mode === "replay"
      ? chooseForReplay(delivery, workshop.added)
      : { model: workshop.model, examiner: workshop.examiner() };
  if ("fault" in chosen) return chosen;
  return {
    ...chosen,
    exercise: published.exercise,
    cases: published.cases,
    answerKey,
    tests,
    artifact: parsed.artifact,
    mode: submission.mode,
    run: run.no,
    variant: submission.variant,
    seed: learnerSeed(submission),
    versions: {
      grader: graderVersion,
      exercise: published.exerciseVersion,
      ...(answerKey === undefined ? {} : { key: answerKey.keyVersion }),
    },
  };
}

const internal = (message: string): Fault => ({ code: "internal", message });

/** Changes only the order and opaque ids of hidden cases, so that one learner can follow them between attempts. */
const learnerSeed = ({ learner, exerciseVersion }: Delivery["submission"]): string =>
  createHash("sha256").update(`${learner}\0${exerciseVersion}`).digest("hex");

async function end(
  { submission, run }: Delivery,
  { submissions, content, examiner }: Workshop,
  fault: Fault,
): Promise<void> {
  const published = content.exercises.get(submission.exercise);
  if (published === undefined) {
    await submissions.finish(run, { events: [], end: { v: 1, type: "grading-end" } });
    return;
  }
  const options: GiveUpOptions = {
    exercise: published.exercise,
    cases: published.cases,
    mode: submission.mode,
    run: run.no,
    variant: submission.variant,
    seed: learnerSeed(submission),
    examiner: submission.examiner === undefined ? examiner() : { name: submission.examiner },
    versions: { grader: graderVersion, exercise: submission.exerciseVersion },
  };
  const ending = giveUp(options, fault);
  // What was not begun has cost nothing; what a lost run has cost nobody knows.
  const known = run.no === 1 ? { cost: 0 } : {};
  const replay = submission.mode === "replay" ? { replay: { ...known, fault } } : {};
  await submissions.finish(run, { ...ending, ...replay });
}

/** Tells waits in the order they come; a refused one belongs to a run that is over. */
function createWaits({ run }: Delivery, { submissions }: Workshop, onLost: (reason: unknown) => void) {
  let told: Promise<unknown> = Promise.resolve();
  const tell = (wait: Wait | undefined): void => {
    const state: RunState =
      wait === undefined
        ? { state: "running" }
        : { state: "waiting", reason: waitReason(wait), until: new Date(wait.until).toISOString() };
    told = told.then(() => submissions.setState(run, state)).catch(onLost);
  };
  return { tell, settled: () => told };
}

const waitReason = ({ code }: Wait): Fault => ({ code, message: waitWords[code] });

const waitWords: Record<Wait["code"], string> = {
  "rate-limited": "The model is rate-limited and named the time itself.",
  "examiner-restarting": "The examiner is starting again. What has come back is kept.",
  "examiner-away": "The model does not answer as it should, and is asked again. What has come back is kept.",
};
