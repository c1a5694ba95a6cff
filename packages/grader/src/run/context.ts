import type { Artifact, ExaminerIdentity, Exercise, SampleCall } from "@assay/exercise";
import type { Model, Reply, Wait } from "@assay/model";

/** Keeps replies by key; a cached sample is never reused as a new sample. */
export interface ReplyCache {
  get(key: string): Promise<Reply | undefined>;
  set(key: string, reply: Reply): Promise<void>;
}

/** What every sample of a run shares. */
export interface RunContext {
  exercise: Exercise;
  artifact: Artifact;
  model: Model;
  examiner: ExaminerIdentity;
  cache: ReplyCache | undefined;
  signal: AbortSignal;
  /** Makes a listener for one call. */
  listen: (() => (wait: Wait | undefined) => void) | undefined;
  /** When nobody waits for this run any more, in milliseconds since 1970. */
  deadline: number | undefined;
}

/** What steps have brought so far on one case. */
export interface Results {
  /** Case inputs, parts that are text, and results of earlier steps, as `{{placeholders}}` see them. */
  values: Record<string, string>;
  calls: SampleCall[];
}
