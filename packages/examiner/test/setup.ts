import { homedir } from "node:os";
import type { TestProject } from "vitest/node";
import { type Weights, defaultCacheFolder, pullWeights } from "../src/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    weights: Weights | undefined;
    /** What to do where there are none. */
    remedy: string;
  }
}

/** Finds or downloads the weights once for all tests; without them a clean machine fails, and a developer's skips. */
export default async function setup(project: TestProject): Promise<void> {
  const { env } = process;
  const pulled = await pullWeights({
    file: env["ASSAY_EXAMINER_FILE"],
    cacheFolder: defaultCacheFolder({
      platform: process.platform,
      home: homedir(),
      xdgCacheHome: env["XDG_CACHE_HOME"],
    }),
    onProgress: () => undefined,
    signal: AbortSignal.timeout(300_000),
  });
  if (!pulled.ok && env["CI"] !== undefined) throw new Error(pulled.failure.message);
  project.provide("weights", pulled.ok ? pulled.weights : undefined);
  project.provide("remedy", pulled.ok ? "" : pulled.failure.message);
}
