import { Worker } from "node:worker_threads";
import type { FromWorker, ToWorker } from "../process/messages.ts";

const entry = new URL("../guest/worker.ts", import.meta.url);

/** A worker thread that runs one job at a time. */
export interface Lane {
  tell(message: ToWorker): void;
  /** Where its messages go from now on, and why it ended if it does. */
  attend(onMessage: (message: FromWorker) => void, onEnd: (why: string) => void): void;
  /** What it has computed since it was made; nothing once it is over. */
  cpuMs(): Promise<number>;
  /** Ends it, also in the middle of a loop that nothing else ends. */
  end(): Promise<void>;
  readonly isOver: boolean;
  runs: number;
}

/** Starts a worker and waits until it can take a job. */
export async function openLane(wasm: WebAssembly.Module): Promise<Lane> {
  const worker = new Worker(entry, {
    workerData: wasm,
    env: {},
    stdin: true,
    stdout: true,
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
  });
  let isOver = false;
  let onMessage: (message: FromWorker) => void = () => undefined;
  let onEnd: (why: string) => void = () => undefined;
  let why = "The worker ended.";
  const ready = Promise.withResolvers<void>();
  worker.on("message", (message: FromWorker) => {
    if (message.type === "ready") ready.resolve();
    else onMessage(message);
  });
  worker.on("error", (error) => {
    why = `The worker broke: ${error.message}.`;
  });
  worker.on("exit", () => {
    isOver = true;
    ready.reject(new Error(why));
    onEnd(why);
  });
  await ready.promise;
  return {
    tell: (message) => worker.postMessage(message),
    attend: (messages, end) => {
      onMessage = messages;
      onEnd = end;
    },
    // It may end while it is asked.
    cpuMs: () =>
      worker.cpuUsage().then(
        ({ user, system }) => (user + system) / 1000,
        () => 0,
      ),
    end: async () => {
      isOver = true;
      await worker.terminate();
    },
    get isOver() {
      return isOver;
    },
    runs: 0,
  };
}
