import type { Sandbox } from "@assay/sandbox";
import { checkExercise } from "../../check/check-exercise.ts";
import { onProofProgress } from "../../check/proof-progress.ts";
import type { ProofResult, ProofSample } from "../../check/prove.ts";
import type { Twin } from "../../check/read-twin.ts";
import { findStaleness } from "../../check/staleness.ts";
import type { OpenExaminer } from "../../open-examiner.ts";
import { createReplyFiles } from "../../reply-files.ts";
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
  view.state = { status: "waiting", note: "The examiner is starting." };
  onChange();
  try {
    const examiner = await options.openExaminer();
    signal.throwIfAborted();
    const report = await checkExercise(published, twin, proofContext(view, twin, { ...options, examiner }));
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

/** Recordings are of what is finished; here everything is run. */
const unrecorded = { recordings: undefined, fit: { asked: 0, missing: 0, unused: 0 } };

function proofContext(
  view: ExerciseView,
  { proofs }: Twin,
  { examiner, sandbox, cacheFolder, signal, onChange }: ProvingOptions & { examiner: OpenExaminer },
) {
  const { published, board } = view;
  const kept = createReplyFiles(cacheFolder, examiner.identity.build ?? "");
  return {
    model: examiner.model,
    sandbox,
    countTokens: examiner.countTokens,
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
