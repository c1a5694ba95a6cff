import type { Failure } from "../outcome.ts";
import type { Ending, FromWorker } from "../process/messages.ts";
import type { Lane } from "./lane.ts";
import type { PooledEnding, PooledJob } from "./pool.ts";
import type { Turns } from "./turns.ts";
import { type CpuWatch, watchCpu } from "./watch-cpu.ts";
import { watchWall } from "./watch-wall.ts";

/** Runs one job in a lane, and cuts it off from outside where it does not end by itself. */
export async function runInLane(
  lane: Lane,
  turns: Turns,
  { job, onCall, onDrop, onLog, onStart, signal }: PooledJob,
): Promise<PooledEnding & { isWorn: boolean }> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<{ ending: Ending; isWorn: boolean } | Failure>();
  const { cpuMs } = job.limits;
  using cpu = await watchCpu(lane, cpuMs, () => resolve({ type: "timeout", clock: "cpu", limitMs: cpuMs }));
  using _wall = watchWall(job, { turns, cpu }, resolve);

  lane.attend(
    (message: FromWorker) => {
      if (message.type === "call") onCall(message.call);
      else if (message.type === "drop") onDrop(message.drop);
      else if (message.type === "log") onLog(message.line);
      else if (message.type === "waiting") turns.pause();
      else if (message.type === "end") resolve({ ending: message.ending, isWorn: message.isWorn });
    },
    (why) => resolve({ type: "crashed", message: why }),
  );
  const stop = (): void => resolve({ type: "crashed", message: "The run was stopped." });
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  onStart(turns.reply);
  lane.tell({ type: "job", job });

  const end = await promise;
  const { ending, isWorn } = "type" in end ? await cutOff(end, cpu) : end;
  signal.removeEventListener("abort", stop);
  return { ending, isWorn, wallMs: performance.now() - started - turns.inLineMs };
}

/** What a run that did not end by itself comes to: its own clock is lost with it. */
async function cutOff(outcome: Failure, cpu: CpuWatch): Promise<{ ending: Ending; isWorn: boolean }> {
  const spent = { cpuMs: await cpu.spentMs(), clockMs: 0 };
  return { ending: { outcome, spent, isLogCut: false }, isWorn: true };
}
