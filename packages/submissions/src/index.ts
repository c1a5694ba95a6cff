// opening
export { openSubmissions } from "./open.ts";
export type { OpenOptions } from "./open-store.ts";
export { StorageError } from "./open/storage-error.ts";
export type { StorageFault } from "./open/storage-error.ts";
export type { Submissions } from "./submissions.ts";

// what a learner does
export type { SubmitRequest, SubmitResult } from "./submit.ts";
export type { ReplayClaim, ReplayEnd, ReplayReport, ReplayUse } from "./replays.ts";
export type { CancelResult } from "./cancel.ts";
export type { Message } from "./subscribe.ts";
export { debriefRung } from "./earned.ts";
export type { EarnedText, StoredEarned } from "./earned.ts";
export type { Draft, DraftKey, StoredDraft } from "./drafts.ts";

// what a worker does
export type { Handlers, Places, Worker } from "./work.ts";
export type { Delivery, Handler } from "./deliver.ts";
export { RunStopped } from "./run-stop.ts";
export type { StopReason } from "./run-stop.ts";
export type { Run, TakenSubmission } from "./take.ts";
export type { Written } from "./append.ts";
export type { RunState } from "./set-state.ts";
export type { Ending } from "./finish.ts";
export type { ExerciseVersionPair } from "./exercise-versions.ts";

// what is going on
export type { ExaminerBeat, ExaminerStatus, WorkerStatus } from "./heartbeats.ts";
export type { QueueCounts, RunStatus } from "./status.ts";
