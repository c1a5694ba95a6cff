import type { Reply } from "../process/messages.ts";
import type { Lane } from "./lane.ts";
import type { Permits } from "./permits.ts";

/** The turns of one run in its lane: it computes with a permit, and gives it back while it waits for the host. */
export interface Turns extends Disposable {
  /** Passes a reply on when the run waits and it is its turn again. */
  reply: (reply: Reply) => void;
  /** The run waits for a reply. */
  pause(): void;
  readonly isComputing: boolean;
  /** How long the run stood in line for a permit: nobody's time but ours. */
  readonly inLineMs: number;
  /** How long the run has waited for replies. */
  readonly hostMs: number;
}

/** Begins with a permit that has been taken already. */
export function takeTurns(lane: Lane, permits: Permits, taken: () => void): Turns {
  const inbox: Reply[] = [];
  let state: "in line" | "computing" | "waiting" | "over" = "computing";
  let giveBack = taken;
  let inLineMs = 0;
  let hostMs = 0;
  let waitingSince: number | undefined;

  const endWait = (): void => {
    if (waitingSince !== undefined) hostMs += performance.now() - waitingSince;
    waitingSince = undefined;
  };
  const isOver = (): boolean => state === "over";
  const resume = async (): Promise<void> => {
    state = "in line";
    endWait();
    const since = performance.now();
    giveBack = await permits.take();
    inLineMs += performance.now() - since;
    if (isOver()) return giveBack();
    state = "computing";
    lane.tell({ type: "replies", replies: inbox.splice(0) });
  };
  return {
    reply: (reply) => {
      inbox.push(reply);
      if (state === "waiting") void resume();
    },
    pause: () => {
      giveBack();
      state = "waiting";
      waitingSince = performance.now();
      if (inbox.length > 0) void resume();
    },
    get isComputing() {
      return state === "computing";
    },
    get inLineMs() {
      return inLineMs;
    },
    get hostMs() {
      return hostMs + (waitingSince === undefined ? 0 : performance.now() - waitingSince);
    },
    [Symbol.dispose]: () => {
      state = "over";
      giveBack();
    },
  };
}
