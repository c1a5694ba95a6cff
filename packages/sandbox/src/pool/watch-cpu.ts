import type { Lane } from "./lane.ts";

const everyMs = 100;
/** A machine stops itself at its limit; from outside only what cannot is stopped, a little later. */
const graceMs = 250;

export interface CpuWatch extends Disposable {
  /** What the lane has computed since; nothing once it is over. */
  spentMs(): Promise<number>;
}

/** Calls back when a lane has computed for longer than it may, from now on. */
export async function watchCpu(lane: Lane, limitMs: number, onSpent: () => void): Promise<CpuWatch> {
  const before = await lane.cpuMs();
  const spentMs = async (): Promise<number> => Math.max(0, (await lane.cpuMs()) - before);
  const look = async (): Promise<void> => {
    if ((await spentMs()) > limitMs + graceMs) onSpent();
  };
  const timer = setInterval(() => void look(), everyMs);
  return { spentMs, [Symbol.dispose]: () => clearInterval(timer) };
}
