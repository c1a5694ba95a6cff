import type { Earned } from "@assay/answer-keys";
import type { PublicExercise } from "@assay/exercise";
import type { ProofResult } from "../../check/prove.ts";
import type { Twin } from "../../check/read-twin.ts";
import type { Board } from "./board.ts";

/** How far the grading of an exercise is. */
export type ProofState =
  | { status: "waiting"; note: string }
  | { status: "grading"; done: number; total: number }
  | { status: "graded"; seconds: number }
  | { status: "away"; message: string };

/** Both halves of an exercise as they were last read. */
export interface ReadExercise {
  published: PublicExercise;
  /** Absent while something in the private half is wrong. */
  twin: Twin | undefined;
  earned: Earned | undefined;
}

/** What an author sees of an exercise. */
export interface ExerciseView extends ReadExercise {
  state: ProofState;
  board: Board | undefined;
  results: readonly ProofResult[];
  /** What the proof found, a sentence each. */
  verdicts: readonly string[];
  /** What an author should know and need not mend. */
  warnings: readonly string[];
}
