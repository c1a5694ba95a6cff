import type { Call, Ending, Job, LogLine, Reply } from "../process/messages.ts";
import { type Lane, openLane } from "./lane.ts";
import { Permits } from "./permits.ts";
import { runInLane } from "./run-in-lane.ts";

export interface PoolOptions {
  wasm: WebAssembly.Module;
  /** Shared by all that compute in this process. */
  permits: Permits;
}

/** A run in the pool. */
export interface PooledJob {
  job: Job;
  onCall: (call: Call) => void;
  onLog: (line: LogLine) => void;
  /** Gives the function that takes replies to calls. */
  onStart: (take: (reply: Reply) => void) => void;
  signal: AbortSignal;
}

export interface PooledEnding {
  ending: Ending;
  wallMs: number;
}

export interface Pool {
  /** Runs a job when there is a lane for it. */
  run(pooled: PooledJob): Promise<PooledEnding>;
}

/** Lanes may wait for the host while others compute, so there are more of them than permits. */
const maxLanes = 8;
/** What a machine leaves behind in its thread goes with the thread. */
const maxRuns = 200;

const unstarted = (message: string): PooledEnding => ({
  ending: { outcome: { type: "crashed", message }, spent: { cpuMs: 0, clockMs: 0 }, isLogCut: false },
  wallMs: 0,
});

export function createPool({ wasm, permits }: PoolOptions): Pool {
  const places = new Permits(maxLanes);
  const idle: Lane[] = [];

  const openPaced = async (): Promise<Lane> => {
    const done = await permits.take();
    try {
      return await openLane(wasm);
    } finally {
      done();
    }
  };
  const takeLane = async (): Promise<Lane> => {
    for (let lane = idle.pop(); lane !== undefined; lane = idle.pop()) if (!lane.isOver) return lane;
    return await openPaced();
  };
  const giveBack = async (lane: Lane, isWorn: boolean): Promise<void> => {
    lane.runs += 1;
    if (isWorn || lane.isOver || lane.runs >= maxRuns) await lane.end();
    else idle.push(lane);
  };
  return {
    run: async (pooled) => {
      const leave = await places.take();
      try {
        if (pooled.signal.aborted) return unstarted("The run was stopped before it began.");
        const lane = await takeLane();
        const { isWorn, ...ended } = await runInLane(lane, permits, pooled);
        await giveBack(lane, isWorn);
        return ended;
      } catch (error) {
        return unstarted(`There was no thread to run it in: ${String(error)}.`);
      } finally {
        leave();
      }
    },
  };
}
