import type {
  Artifact,
  Attempt,
  CaseVerdicts,
  Earned,
  Grade,
  PracticeResult,
  Problem,
  StateMessage,
  Submission,
  SubmissionMode,
} from "@assay/exercise";
import type { RunView } from "@assay/exercise/panel";
import type { Standing } from "../status/feed.ts";

/** What the two buttons do. */
export type Press = Extract<SubmissionMode, "practice" | "submit">;

/** One press of a button on its way to the server; the key makes sure that it counts once. */
export interface Send {
  key: string;
  mode: Press;
  artifact: Submission["artifact"];
}

/** A submission the panel shows. */
export interface Run {
  id: string;
  mode: SubmissionMode;
  artifact: Submission["artifact"];
  status: StateMessage;
  view?: RunView | undefined;
  /** What came of it, as the server said before any event was read. */
  known: { grade?: Grade | undefined; practice?: PracticeResult | undefined };
  /** When its last event happened. */
  at: string;
  /** Whether this page saw it run, so that marks are struck, not just shown. */
  live: boolean;
}

/** The attempt that a run is compared with, and how its cases ended. */
export interface Before {
  attempt: Attempt;
  cases: CaseVerdicts;
}

/** Everything a panel shows, but the exercise itself. */
export interface PanelState {
  artifact: Artifact;
  /** What a reset replaced. */
  replaced?: Artifact | undefined;
  draft: { kept: "starter" | "nowhere" } | { kept: "here" | "server"; at: string };
  tokens: Readonly<Record<string, number>>;
  standing: Standing;
  sending?: Send | undefined;
  /** A press that waits for the server or its examiner to come back. */
  held?: { send: Send; why: "away" | "examiner" } | undefined;
  /** Why the server did not take the last press. */
  refusal?: { problem: Problem; retryAt?: string | undefined } | undefined;
  /** A press that found mistakes in the draft; they are then said aloud. */
  tried: boolean;
  run?: Run | undefined;
  /** Whether the line that brings events is up. */
  line: "up" | "down";
  /** Newest first. */
  attempts: readonly Attempt[];
  before?: Before | undefined;
  /** Hints and debrief, once there may be some. */
  earned?: Earned | undefined;
}

/** Everything that happens to a panel. */
export type PanelAction =
  | { type: "edit"; artifact: Artifact }
  | { type: "reset"; starter: Artifact }
  | { type: "undo" }
  | { type: "draft"; draft: PanelState["draft"]; artifact?: Artifact }
  | { type: "tokens"; part: string; count: number | undefined }
  | { type: "standing"; standing: Standing }
  | { type: "try" }
  | { type: "send"; send: Send }
  | { type: "hold"; why: "away" | "examiner" }
  | { type: "drop" }
  | { type: "refuse"; problem: Problem; retryAt?: string | undefined }
  | { type: "open"; submission: Submission; live: boolean }
  | { type: "status"; status: StateMessage }
  | { type: "known"; submission: Submission }
  | { type: "view"; view: RunView; at: string }
  | { type: "line"; line: PanelState["line"] }
  | { type: "gone" }
  | { type: "attempts"; attempts: readonly Attempt[] }
  | { type: "before"; before: Before }
  | { type: "earned"; earned: Earned };
