import type { Attempt, CaseVerdicts, GradeEvent, Submission } from "@assay/exercise";
import type { Written } from "./append.ts";
import type { CancelResult } from "./cancel.ts";
import type { Draft, DraftKey, StoredDraft } from "./drafts.ts";
import type { StoredEarned } from "./earned.ts";
import type { ExerciseVersionPair } from "./exercise-versions.ts";
import type { Ending } from "./finish.ts";
import type { ExaminerBeat, ExaminerStatus, WorkerStatus } from "./heartbeats.ts";
import type { RunState } from "./set-state.ts";
import type { QueueCounts, RunStatus } from "./status.ts";
import type { ReplayReport, ReplayUse } from "./replays.ts";
import type { SubmitRequest, SubmitResult } from "./submit.ts";
import type { Message } from "./subscribe.ts";
import type { Run } from "./take.ts";
import type { Handlers, Places, Worker } from "./work.ts";

/**
 * Everything that is kept, alike on the embedded database and on PostgreSQL. Any call may throw a `StorageError`
 * when the disk is full or the server away.
 */
export interface Submissions extends AsyncDisposable {
  /** Keeps a submission and enqueues it, both or neither. */
  submit(request: SubmitRequest): Promise<SubmitResult>;
  /** Finds what the same sending made before; undefined when it is new. */
  findSent(request: SubmitRequest): Promise<SubmitResult | undefined>;
  /** Reads a learner's submission; somebody else's is as unknown as one that never was. */
  read(id: string, learner: string): Promise<Submission | undefined>;
  /** Cancels a learner's submission, in line or under way; cancelling it twice is the same as once. */
  cancel(id: string, learner: string): Promise<CancelResult>;
  /**
   * Follows a submission: its state at once and at each change, and the events of its newest run after
   * `afterSeq`, each once and in order. `done` or `cancelled` comes last, when all events were told; then it
   * ends. It asks for no learner: `read` first.
   */
  subscribe(id: string, afterSeq: number, signal: AbortSignal): AsyncIterable<Message>;
  /** Lists a learner's attempts, all or those at one exercise, newest first. */
  listAttempts(learner: string, exercise?: string): Promise<Attempt[]>;
  /** Reads how each case of a learner's submission ended in its newest run. */
  readCaseVerdicts(id: string, learner: string): Promise<CaseVerdicts | undefined>;
  /** Reads what a learner has earned at an exercise, lowest rung first. */
  readEarned(key: DraftKey): Promise<StoredEarned[]>;
  /** Notes that a learner opens what they have earned, and gives it; undefined when it is not earned. */
  openEarned(key: DraftKey, rung: number): Promise<StoredEarned | undefined>;
  /** Keeps a learner's draft of an exercise in place of the one before. */
  putDraft(key: DraftKey, draft: Draft): Promise<void>;
  /** Reads a learner's draft of an exercise. */
  readDraft(key: DraftKey): Promise<StoredDraft | undefined>;

  /** Takes submissions out of the line, as many at once as there are places, until disposed or closed. */
  work(handlers: Handlers, places: Places): Promise<Worker>;
  /** Appends events to a run, all or none, if it is still the newest run of its submission. */
  append(run: Run, events: readonly GradeEvent[]): Promise<Written>;
  /** Says that a run waits, or goes on, if it is still the newest run of its submission. */
  setState(run: Run, to: RunState): Promise<Written>;
  /** Ends a submission: its last events, its grade, what it earns and the state `done`, all or none, by its newest run only. */
  finish(run: Run, ending: Ending): Promise<Written>;
  /** Records which versions are in force; a pair seen before stays as it was. */
  recordExerciseVersions(pairs: readonly ExerciseVersionPair[]): Promise<void>;
  /** Keeps an examiner present for another minute. */
  beatExaminer(beat: ExaminerBeat): Promise<void>;

  /** Lists the examiners of the last day, those that are away too. */
  listExaminers(): Promise<ExaminerStatus[]>;
  /** Lists the workers of the last day, those that are away too. */
  listWorkers(): Promise<WorkerStatus[]>;
  /** Lists the newest runs, newest first. */
  listRecentRuns(limit: number): Promise<RunStatus[]>;
  /** Counts what replays have used up, of all and of one learner. */
  readReplayUse(learner: string | undefined): Promise<ReplayUse>;
  /** Tells how the last replay on an examiner ended; undefined before there was one. */
  readLastReplay(examiner: string): Promise<ReplayReport | undefined>;
  /** Counts the submissions that are not over, by state. */
  countQueue(): Promise<QueueCounts>;

  /** Ends subscriptions, stops runs (they go on under a next one) and closes the database; once is enough. */
  close(): Promise<void>;
}
