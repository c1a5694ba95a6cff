export { createSandbox } from "./create-sandbox.ts";
export type { SandboxOptions } from "./create-sandbox.ts";
export type { RunReport, RunRequest, Sandbox, TypesRequest } from "./sandbox.ts";

// how a run ends
export { describeOutcome } from "./describe-outcome.ts";
export type { Failure, Outcome, Place } from "./outcome.ts";
export type { LogLine } from "./process/messages.ts";
export { defaultLimits } from "./limits.ts";
export type { Limits } from "./limits.ts";

// what the code may call
export type { FetchFunction } from "./host/fetch-function.ts";
export type { FetchReply, FetchRequest, ReplyChunk } from "./host/fetch-messages.ts";
export { HostRefusal } from "./host/host-refusal.ts";
export type { HostCall, HostFunction } from "./host/host-function.ts";
export type { HostAnswer, HostCallRecord } from "./host/host-call-record.ts";
export type { Json } from "./json.ts";

// what a type checker says
export { fetchDeclarations } from "./types/fetch-globals.ts";
export type { Diagnostic, TypesReport } from "./types/types-report.ts";
