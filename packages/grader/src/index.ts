export { grade } from "./grade.ts";
export type { GradeOptions } from "./grade.ts";
export type { ReplyCache } from "./run/context.ts";
export { giveUp } from "./give-up.ts";
export type { GiveUpOptions } from "./give-up.ts";
export { decideOutcome } from "./decide/gate.ts";
export { wilson } from "./decide/interval.ts";
export { findUnsupported } from "./plan/unsupported.ts";
export { graderVersion } from "./version.ts";
