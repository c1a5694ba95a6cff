import type { Json } from "../json.ts";

/** What a host function may know about the call it answers, and do to it. */
export interface HostCall {
  /** When it was made, in milliseconds of the code's own clock. */
  atMs: number;
  /** Aborted when the call took too long or nobody waits for it any more. */
  signal: AbortSignal;
  /** Lets this much time pass on the code's clock before the reply arrives; nobody waits for it. */
  takes(ms: number): void;
}

/**
 * Answers a call from inside with JSON. It is refused to the code by throwing a HostRefusal; anything else that is
 * thrown reaches the code as “`name` failed.”, and whole in the record of the call.
 */
export type HostFunction = (parameters: Json[], call: HostCall) => Promise<Json | undefined>;
