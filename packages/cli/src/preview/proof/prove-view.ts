import { asksExaminer } from "@assay/exercise";
import type { Sandbox } from "@assay/sandbox";
import { checkExercise } from "../../check/check-exercise.ts";
import { onProofProgress } from "../../check/proof-progress.ts";
import { type ProofResult, type ProofSample, countSamples } from "../../check/prove.ts";
import type { Twin } from "../../check/read-twin.ts";
import { findStaleness } from "../../check/staleness.ts";
import { askOnDemand } from "../../examiner-on-demand.ts";
import { createKeptReplies } from "../../kept-replies.ts";
import type { OpenExaminer } from "../../open-examiner.ts";
import { createBoard } from "./board.ts";
import type { ExerciseView } from "./exercise-view.ts";

export interface ProvingOptions {
  /** Starts the examiner where it is not running. */
  openExaminer: () => Promise<OpenExaminer>;
  sandbox: Pick<Sandbox, "run">;
  cacheFolder: string;
  signal: AbortSignal;
  onChange: () => void;
}

/** Proves an exercise as `assay check` does, and shows in its view what comes in; says whether it came to an end. */
export async function proveView(view: ExerciseView, options: ProvingOptions): Promise<boolean> {
  const { published, twin } = view;
  if (twin === undefined) return false;
  const { signal, onChange } = options;
  const started = performance.now();
  view.board = createBoard(published, twin.answerKey, view.board);
  const asks = asksExaminer(published.exercise);
  view.state = asks
    ? { status: "waiting", note: "The examiner is starting." }
    : { status: "grading", done: 0, total: countSamples(published) };
  onChange();
  try {
    if (asks) await unlessAborted(options.openExaminer(), signal);
    const report = await checkExercise(published, twin, proofContext(view, twin, options));
    view.results = report.results;
    view.verdicts = report.problems;
    view.warnings = [...report.warnings, ...findStaleness(published, twin.answerKey, unrecorded)];
    view.state = { status: "graded", seconds: (performance.now() - started) / 1000 };
    return true;
  } catch (error) {
    view.state = signal.aborted
      ? { status: "waiting", note: "In line for the examiner." }
      : { status: "away", message: error instanceof Error ? error.message : String(error) };
    return false;
  } finally {
    onChange();
  }
}

/** Waits for the examiner, and no longer than for what is proved: code goes on while it is on its way. */
async function unlessAborted(opening: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  await Promise.race([opening, promise]).finally(() => signal.removeEventListener("abort", stop));
}

/** Recordings are of what is finished; here everything is run. */
const unrecorded = { recordings: undefined, fit: { asked: 0, missing: 0, unused: 0 } };

function proofContext(
  view: ExerciseView,
  { proofs }: Twin,
  { openExaminer, sandbox, cacheFolder, signal, onChange }: ProvingOptions,
) {
  const { published, board } = view;
  const kept = createKeptReplies(cacheFolder, { open: openExaminer });
  return {
    ...askOnDemand(openExaminer),
    sandbox,
    cacheOf: () => kept,
    signal,
    onSeen: (seen: ProofSample) => board?.add(seen),
    onSample: onProofProgress(published, proofs, {
      show: (done, total) => {
        view.state = { status: "grading", done, total };
        onChange();
      },
    }),
    onResult: (result: ProofResult) => {
      view.results = [...view.results.filter((each) => !isSame(each, result)), result];
    },
  };
}

const isSame = (one: ProofResult, other: ProofResult): boolean =>
  one.role === other.role && one.variant === other.variant;
