export { loadAnswerKey } from "./load-answer-key.ts";
export type { AnswerKey } from "./load-answer-key.ts";
export { loadEarned } from "./load-earned.ts";
export type { Earned } from "./load-earned.ts";
export { loadProofs } from "./load-proofs.ts";
export type { Proofs } from "./load-proofs.ts";
