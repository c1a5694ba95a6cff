import type { GradeEvent } from "@assay/exercise";
import type { Written } from "@assay/submissions";

const flushMs = 50;

/** Gathers events and writes them in batches, at most every 50 ms. */
export interface EventBuffer {
  push(event: GradeEvent): void;
  /** Waits for what is being written and returns what is not written yet. */
  drain(): Promise<GradeEvent[]>;
}

/** Creates a buffer; a write that fails or is refused is told to `onLost`, and nothing more is written. */
export function createEventBuffer(
  write: (events: GradeEvent[]) => Promise<Written>,
  onLost: (reason: Error) => void,
): EventBuffer {
  let waiting: GradeEvent[] = [];
  let writing = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isLost = false;

  const lose = (reason: Error): void => {
    isLost = true;
    onLost(reason);
  };
  const flush = async (): Promise<void> => {
    if (isLost || waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    try {
      const written = await write(batch);
      if (!written.ok) lose(new Error(`the run may no longer write: ${written.reason}`));
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const flushSoon = (): void => {
    timer = undefined;
    writing = writing.then(flush);
  };
  return {
    push(event) {
      waiting.push(event);
      timer ??= setTimeout(flushSoon, flushMs);
    },
    async drain() {
      clearTimeout(timer);
      timer = undefined;
      await writing;
      const rest = waiting;
      waiting = [];
      return rest;
    },
  };
}
