/** How far a download is; a source that starts over reports fewer bytes again. */
export interface PullProgress {
  source: string;
  bytesDone: number;
  bytesTotal: number;
  /** Over the last seconds; 0 until there is something to measure. */
  bytesPerSecond: number;
  /** Absent until there is a speed. */
  secondsLeft?: number;
}

const windowMs = 5000;
const intervalMs = 100;

/** Turns byte counts into progress events, ten a second at most, and one at the end. */
export function createMeter(
  source: string,
  onProgress: (progress: PullProgress) => void,
  now: () => number = () => performance.now(),
): (bytesDone: number, bytesTotal: number) => void {
  let samples: { at: number; bytes: number }[] = [];
  return (bytesDone, bytesTotal) => {
    const at = now();
    const last = samples.at(-1);
    // What was there before, or is gone again, was not transferred now.
    if (last !== undefined && bytesDone < last.bytes) samples = [];
    else if (last !== undefined && at - last.at < intervalMs && bytesDone < bytesTotal) return;
    // The time until the first byte says nothing about the speed.
    const recent = samples.filter((sample) => sample.bytes > 0 && at - sample.at <= windowMs);
    samples = [...recent, { at, bytes: bytesDone }];
    onProgress({ source, bytesDone, bytesTotal, ...speed(samples, bytesTotal) });
  };
}

function speed(samples: { at: number; bytes: number }[], bytesTotal: number) {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at === first.at) return { bytesPerSecond: 0 };
  const bytesPerSecond = ((last.bytes - first.bytes) / (last.at - first.at)) * 1000;
  if (bytesPerSecond <= 0) return { bytesPerSecond: 0 };
  return { bytesPerSecond, secondsLeft: Math.max(bytesTotal - last.bytes, 0) / bytesPerSecond };
}
