/** Is thrown when as many are waiting as may wait. */
export class LineFullError extends Error {
  override readonly name = "LineFullError";
}

/** One at a time, in the order of arrival. */
export interface Line {
  /** Waits for the turn; the turn ends with `leave`. Throws LineFullError, or the signal's reason. */
  enter(signal: AbortSignal): Promise<{ leave(): void }>;
  readonly waiting: number;
}

export function createLine(maxWaiting: number): Line {
  const waiting = new Set<(isMyTurn: boolean) => void>();
  let busy = false;
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) busy = false;
    else {
      waiting.delete(next);
      next(true);
    }
  };
  const wait = async (signal: AbortSignal): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const giveUp = (): void => void (waiting.delete(resolve) && resolve(false));
    waiting.add(resolve);
    signal.addEventListener("abort", giveUp);
    const isMyTurn = await promise;
    signal.removeEventListener("abort", giveUp);
    // Whoever got the turn keeps it, even if the signal came right after: only so it is passed on.
    if (!isMyTurn) signal.throwIfAborted();
  };
  return {
    enter: async (signal) => {
      signal.throwIfAborted();
      if (busy && waiting.size >= maxWaiting)
        throw new LineFullError(`${maxWaiting} requests are waiting already`);
      if (busy) await wait(signal);
      busy = true;
      return { leave };
    },
    get waiting() {
      return waiting.size;
    },
  };
}
