import type { FetchFunction } from "./host/fetch-function.ts";
import type { HostFunction } from "./host/host-function.ts";
import type { HostCallRecord } from "./host/host-call-record.ts";
import type { Json } from "./json.ts";
import type { Limits } from "./limits.ts";
import type { Outcome } from "./outcome.ts";
import type { LogLine } from "./process/messages.ts";
import type { TypesReport } from "./types/types-report.ts";

/** Runs TypeScript that nobody has read. */
export interface Sandbox extends AsyncDisposable {
  /** Calls an export in a machine of its own; throws only the reason of an abort. */
  run(request: RunRequest): Promise<RunReport>;
  /** Says what a type checker would, as advice: code with wrong types may still run. */
  checkTypes(request: TypesRequest): Promise<TypesReport>;
  /** The process that runs the code; undefined while there is none. */
  readonly pid: number | undefined;
  /** Ends everything; runs under way end as `crashed`. */
  close(): Promise<void>;
}

export interface RunRequest {
  /** Sources by file name, such as `main.ts`; they may import each other as `./name.ts`. */
  files: Readonly<Record<string, string>>;
  /** The export that is called, and its file. */
  entry: { file: string; call: string };
  /** What the export is called with, one value a parameter. */
  input: readonly Json[];
  limits?: Partial<Limits>;
  /** Functions that the code finds as globals, each returning a promise. */
  host?: Readonly<Record<string, HostFunction>>;
  /** Answers `fetch`; with it the code also finds what belongs to `fetch`, such as AbortController and TextDecoder. */
  fetch?: FetchFunction;
  /** Whether waiting for the host counts against `wallMs` and `callMs`, as it does where nothing is said. */
  isHostTimed?: boolean;
  /** Decides what `Math.random` gives, in the same order for the same seed. */
  seed?: number;
  signal?: AbortSignal | undefined;
}

/** How a run ended and what was seen of it. */
export interface RunReport {
  outcome: Outcome;
  log: LogLine[];
  /** Whether lines were dropped because the log was full. */
  isLogCut: boolean;
  /** Calls of the host in the order in which the code made them. */
  calls: HostCallRecord[];
  spent: {
    cpuMs: number;
    wallMs: number;
    /** What passed on the code's own clock, which stands still while it computes and jumps while it waits. */
    clockMs: number;
  };
}

export interface TypesRequest {
  files: Readonly<Record<string, string>>;
  /** Declarations of what the code finds besides the language, such as `declare function llm(…): Promise<string>;` */
  declarations?: string;
  signal?: AbortSignal | undefined;
}
