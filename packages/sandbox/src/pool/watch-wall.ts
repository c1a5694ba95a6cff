import type { Failure } from "../outcome.ts";
import type { Job } from "../process/messages.ts";
import type { Turns } from "./turns.ts";
import type { CpuWatch } from "./watch-cpu.ts";

/** A run that had its turn and yet computed less than this share of the time was starved by the machine. */
const fairShare = 0.1;

/** Calls back when a run has taken longer than it may, not counting what it stood in line, or waited for a host that is not timed. */
export function watchWall(
  { limits: { wallMs: limitMs }, isHostTimed }: Pick<Job, "limits" | "isHostTimed">,
  { turns, cpu }: { turns: Turns; cpu: CpuWatch },
  onLate: (failure: Failure) => void,
): Disposable {
  const since = performance.now();
  let timer: NodeJS.Timeout;
  const look = async (): Promise<void> => {
    const takenMs = performance.now() - since - turns.inLineMs - (isHostTimed ? 0 : turns.hostMs);
    if (takenMs < limitMs) return arm(limitMs - takenMs);
    const isStarved = turns.isComputing && (await cpu.spentMs()) < takenMs * fairShare;
    onLate(isStarved ? starved : { type: "timeout", clock: "wall", limitMs });
  };
  const arm = (ms: number): void => {
    timer = setTimeout(() => void look(), ms + 1);
  };
  arm(limitMs);
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}

const starved: Failure = { type: "crashed", message: "The computer was too busy to run this in time." };
