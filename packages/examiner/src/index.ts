// the weights
export { defaultCacheFolder } from "./weights/cache-folder.ts";
export { examinerWeights } from "./weights/known-weights.ts";
export type { KnownWeights } from "./weights/known-weights.ts";
export { pullWeights } from "./weights/pull-weights.ts";
export type { Pulled, PullOptions, Weights } from "./weights/pull-weights.ts";
export type { PullFailure } from "./weights/pull-failure.ts";
export type { PullProgress } from "./weights/progress.ts";

// the examiner, in a process of its own
export { superviseExaminer } from "./process/supervise-examiner.ts";
export type { ExaminerState, SupervisedExaminer, SuperviseOptions } from "./process/supervise-examiner.ts";

// what a reply must be
export { readConstraint } from "./constraint/read-constraint.ts";
export type { Constraint } from "./constraint/read-constraint.ts";

// its parts, in this process
export { createEngine } from "./engine/create-engine.ts";
export type { Engine, EngineOptions } from "./engine/create-engine.ts";
export { createTokenCounter } from "./engine/token-counter.ts";
export type { TokenCounter } from "./engine/token-counter.ts";
export type { Message, Prompt } from "./engine/prompt.ts";
