import { parentPort, workerData } from "node:worker_threads";
import type { FromWorker, Reply, ToWorker } from "../process/messages.ts";
import { runJob } from "./run-job.ts";
import { stripTypes } from "./strip-types.ts";

const port = parentPort;
if (port === null) throw new Error("this file is run as a worker");
const tell = (message: FromWorker): void => port.postMessage(message);

const wasm: WebAssembly.Module = workerData;
let replies: Reply[] = [];
let wake: (() => void) | undefined;

port.on("message", (message: ToWorker) => {
  if (message.type === "job") {
    void work(message);
  } else {
    replies.push(...message.replies);
    wake?.();
  }
});

async function nextReplies(): Promise<Reply[]> {
  const { promise, resolve } = Promise.withResolvers<void>();
  wake = resolve;
  tell({ type: "waiting" });
  await promise;
  return replies.splice(0);
}

async function work({ job }: ToWorker & { type: "job" }): Promise<void> {
  replies = [];
  const done = await runJob({
    wasm,
    job,
    onCall: (call) => tell({ type: "call", call }),
    onDrop: (drop) => tell({ type: "drop", drop }),
    onLog: (line) => tell({ type: "log", line }),
    nextReplies,
  });
  tell({ type: "end", ...done });
}

// The first file would wait for the stripper to be loaded.
stripTypes("main.ts", "");
tell({ type: "ready" });
