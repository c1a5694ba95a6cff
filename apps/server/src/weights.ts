import { setTimeout as wait } from "node:timers/promises";
import { type PullProgress, type Weights, pullWeights } from "@assay/examiner";

/** How the weights do: being looked for, coming in, there, or not to be had. */
export type WeightsState =
  | { state: "looking" }
  | { state: "downloading"; progress: PullProgress }
  | { state: "there"; weights: Weights }
  | { state: "missing"; message: string };

/** Finds the weights in the background. */
export interface WeightsKeeper {
  read(): WeightsState;
  /** Resolves when they are there; rejects only when the search was stopped. */
  there: Promise<Weights>;
  /** Stops looking for them. */
  stop(): void;
}

const tryAgainMs = 60_000;

/** Looks for the weights, downloads them where needed, and tries again every minute while they cannot be had. */
export function keepWeights(
  { file, cacheFolder }: { file: string | undefined; cacheFolder: string },
  onState: (state: WeightsState) => void,
): WeightsKeeper {
  const closing = new AbortController();
  const { signal } = closing;
  let state: WeightsState = { state: "looking" };
  const move = (next: WeightsState): void => {
    state = next;
    onState(next);
  };
  const find = async (): Promise<Weights> => {
    for (;;) {
      const pulled = await pullWeights({
        file,
        cacheFolder,
        signal,
        onProgress: (progress) => move({ state: "downloading", progress }),
      });
      if (pulled.ok) {
        move({ state: "there", weights: pulled.weights });
        return pulled.weights;
      }
      move({ state: "missing", message: pulled.failure.message });
      await wait(tryAgainMs, undefined, { signal });
    }
  };
  const there = find();
  // Whoever waits for them is told; where nobody does, stopping the search is no fault.
  there.catch(() => undefined);
  return { read: () => state, there, stop: () => closing.abort(new Error("closing")) };
}
