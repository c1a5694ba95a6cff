import type { Json } from "../json.ts";

/** What became of a call. */
export type HostAnswer =
  | { type: "returned"; value: Json }
  /** The error as it was thrown: a HostRefusal, or the host's own trouble. */
  | { type: "rejected"; error: unknown }
  /** The run ended first. */
  | { type: "unanswered" };

/** A call of the host, as seen from outside. */
export interface HostCallRecord {
  name: string;
  parameters: Json[];
  /** When it was made, in milliseconds of the code's own clock. */
  atMs: number;
  answer: HostAnswer;
  /** How long the answer took on that clock; it may have been given up before. */
  takesMs: number;
  /** When the code gave up on it, where it did. */
  droppedAtMs?: number;
  /** How long the host took, once it was its turn. */
  ms: number;
}
