import type { Call, Drop, Ending, Job, LogLine, Reply } from "../process/messages.ts";
import { type Lane, openLane } from "./lane.ts";
import { Permits } from "./permits.ts";
import { runInLane } from "./run-in-lane.ts";
import { takeTurns } from "./turns.ts";

export interface PoolOptions {
  wasm: WebAssembly.Module;
  /** Shared by all that compute in this process. */
  permits: Permits;
}

/** A run in the pool. */
export interface PooledJob {
  job: Job;
  onCall: (call: Call) => void;
  onDrop: (drop: Drop) => void;
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

/** Runs under way at once: most of them wait for the host while others compute. */
const maxRuns = 8;
/** What machines leave behind in their thread goes with the thread. */
const maxRunsOfLane = 200;
/** Threads hold 25 MB each, which a quiet course can use better. */
const quietMs = 30_000;

const unstarted = (message: string): PooledEnding => ({
  ending: { outcome: { type: "crashed", message }, spent: { cpuMs: 0, clockMs: 0 }, isLogCut: false },
  wallMs: 0,
});

export function createPool({ wasm, permits }: PoolOptions): Pool {
  const places = new Permits(maxRuns);
  const idle: Lane[] = [];
  let quiet: NodeJS.Timeout | undefined;

  const takeLane = async (): Promise<Lane> => {
    for (let lane = idle.pop(); lane !== undefined; lane = idle.pop()) if (!lane.isOver) return lane;
    return await openLane(wasm);
  };
  const giveBack = async (lane: Lane, isWorn: boolean): Promise<void> => {
    lane.runs += 1;
    if (isWorn || lane.isOver || lane.runs >= maxRunsOfLane) return await lane.end();
    idle.push(lane);
    clearTimeout(quiet);
    quiet = setTimeout(() => void Promise.all(idle.splice(1).map((spare) => spare.end())), quietMs).unref();
  };
  const run = async (pooled: PooledJob, permit: () => void): Promise<PooledEnding> => {
    const lane = await takeLane();
    // Given back with the permit still held: whoever gets it next finds this lane.
    using turns = takeTurns(lane, permits, permit);
    const { isWorn, ...ended } = await runInLane(lane, turns, pooled);
    await giveBack(lane, isWorn);
    return ended;
  };
  return {
    run: async (pooled) => {
      const leave = await places.take();
      const permit = await permits.take();
      try {
        if (pooled.signal.aborted) return unstarted("The run was stopped before it began.");
        return await run(pooled, permit);
      } catch (error) {
        return unstarted(`There was no thread to run it in: ${String(error)}.`);
      } finally {
        permit();
        leave();
      }
    },
  };
}
