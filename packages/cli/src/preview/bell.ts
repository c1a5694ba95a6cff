/** Tells whoever waits that something has changed. */
export interface Bell {
  ring(): void;
  /** Waits until it has rung more often than `heard`, or for the signal; gives how often it has rung. */
  after(heard: number, signal: AbortSignal): Promise<number>;
}

/** Creates a bell that has not rung. */
export function createBell(): Bell {
  let count = 0;
  let rung = Promise.withResolvers<void>();
  return {
    ring: () => {
      count += 1;
      rung.resolve();
      rung = Promise.withResolvers();
    },
    after: async (heard, signal) => {
      if (count > heard || signal.aborted) return count;
      const aborted = Promise.withResolvers<void>();
      const onAbort = (): void => aborted.resolve();
      signal.addEventListener("abort", onAbort);
      await Promise.race([rung.promise, aborted.promise]);
      signal.removeEventListener("abort", onAbort);
      return count;
    },
  };
}
