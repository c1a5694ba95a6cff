import { createHub } from "../src/weights/hub.ts";
import type { KnownWeights } from "../src/weights/known-weights.ts";
import { pullWeights } from "../src/weights/pull-weights.ts";

/** What a process that pulls weights is started for. */
export interface PullJob {
  url: string;
  cacheFolder: string;
  expected: KnownWeights;
}

const { url, cacheFolder, expected }: PullJob = JSON.parse(process.argv[2] ?? "{}");
const pulled = await pullWeights({
  cacheFolder,
  expected,
  // The server answers when the other process has asked too, which a busy machine may start late.
  sources: [createHub({ url, answerMs: 60_000 })],
  onProgress: () => undefined,
  signal: new AbortController().signal,
});
process.stdout.write(JSON.stringify(pulled));
