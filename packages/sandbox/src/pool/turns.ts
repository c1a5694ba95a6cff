import type { Job, Reply } from "../process/messages.ts";
import type { Lane } from "./lane.ts";
import type { Permits } from "./permits.ts";

/** The turns of one run in its lane: it computes with a permit, and gives it back while it waits for the host. */
export interface Turns {
  start(job: Job): Promise<void>;
  /** Passes a reply on when the run waits and it is its turn again. */
  reply: (reply: Reply) => void;
  /** The run waits for a reply. */
  pause(): void;
  /** The run is over. */
  close(): void;
  readonly isComputing: boolean;
  /** How long the run stood in line for a permit: nobody's time but ours. */
  readonly inLineMs: number;
}

export function takeTurns(lane: Lane, permits: Permits): Turns {
  const inbox: Reply[] = [];
  let state: "in line" | "computing" | "waiting" | "over" = "in line";
  let giveBack: (() => void) | undefined;
  let inLineMs = 0;

  const line = async (): Promise<boolean> => {
    state = "in line";
    const since = performance.now();
    const give = await permits.take();
    inLineMs += performance.now() - since;
    if (isOver()) {
      give();
      return false;
    }
    giveBack = give;
    state = "computing";
    return true;
  };
  const isOver = (): boolean => state === "over";
  const resume = async (): Promise<void> => {
    if (await line()) lane.tell({ type: "replies", replies: inbox.splice(0) });
  };
  return {
    start: async (job) => {
      if (await line()) lane.tell({ type: "job", job });
    },
    reply: (reply) => {
      inbox.push(reply);
      if (state === "waiting") void resume();
    },
    pause: () => {
      giveBack?.();
      state = "waiting";
      if (inbox.length > 0) void resume();
    },
    close: () => {
      state = "over";
      giveBack?.();
    },
    get isComputing() {
      return state === "computing";
    },
    get inLineMs() {
      return inLineMs;
    },
  };
}
