import type {
  Artifact,
  Case,
  CodeRun,
  ExaminerIdentity,
  Exercise,
  Json,
  SampleCall,
  Tests,
} from "@assay/exercise";
import type { Model, Reply, Wait } from "@assay/model";
import type { Sandbox } from "@assay/sandbox";
import type { Asked } from "./ask.ts";

/** Keeps replies by key; a cached sample is never reused as a new sample. */
export interface ReplyCache {
  get(key: string): Promise<Reply | undefined>;
  set(key: string, reply: Reply): Promise<void>;
}

/** Tests by file, of visible and of hidden cases. */
export interface TestSuites {
  visible: ReadonlyMap<string, Tests>;
  hidden: ReadonlyMap<string, Tests>;
}

/** What every sample of a run shares. */
export interface RunContext {
  exercise: Exercise;
  /** The visible cases: a correction may be a mean over them. */
  cases: readonly Case[];
  artifact: Artifact;
  model: Model;
  /** Runs code parts; needed where a step does. */
  sandbox: Pick<Sandbox, "run"> | undefined;
  /** Tests by file, of visible and of hidden cases. */
  tests: TestSuites;
  examiner: ExaminerIdentity;
  cache: ReplyCache | undefined;
  signal: AbortSignal;
  /** Makes a listener for one call. */
  listen: (() => (wait: Wait | undefined) => void) | undefined;
  /** When nobody waits for this run any more, in milliseconds since 1970. */
  deadline: number | undefined;
  /** Labels that this run has weighed, by request and sample. */
  weighed: Map<string, Promise<Asked>>;
}

/** What a step of one sample is given. */
export interface SampleContext extends RunContext {
  seed: number;
  sample: number;
}

/** What steps have brought so far on one case. */
export interface Results {
  /** The label of the case, which may decide what is sent. */
  label: string;
  /** Case inputs, parts that are text, and results of earlier steps, as `{{placeholders}}` see them. */
  values: Record<string, string>;
  /** The same as JSON, without the parts, as code sees them. */
  inputs: Record<string, Json>;
  calls: SampleCall[];
  runs: CodeRun[];
}
