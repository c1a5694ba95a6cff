import { bytes } from "./check-file.ts";
import { errorCode } from "./error-code.ts";
import type { KnownWeights } from "./known-weights.ts";

/** Why there are no weights; `message` is for whoever starts Assay and says what to do. */
export interface PullFailure {
  code: "wrong-file" | "folder-unusable" | "disk-full" | "no-source";
  message: string;
  /** What each source answered, a sentence each. */
  problems: { source: string; message: string }[];
}

export function wrongFile(file: string, found: string, expected: KnownWeights): PullFailure {
  const message = `${file} ${found}. Set ASSAY_EXAMINER_FILE to ${describe(expected)}, or unset it to have the file downloaded.`;
  return { code: "wrong-file", message, problems: [] };
}

export function noSource(
  path: string,
  problems: PullFailure["problems"],
  expected: KnownWeights,
): PullFailure {
  const answers = problems.map(({ source, message }) => `- ${source}: ${message}`);
  const message = [
    "The examiner's weights could not be downloaded:",
    ...answers,
    `Start again when the network is back, put ${describe(expected)} at ${path}, or set ASSAY_EXAMINER_FILE to where it is.`,
  ].join("\n");
  return { code: "no-source", message, problems };
}

/** Says what the file system refused; rethrows what is no error of the file system. */
export function diskFailure(error: unknown, folder: string, expected: KnownWeights): PullFailure {
  const code = errorCode(error);
  if (code === undefined) throw error;
  if (code === "ENOSPC" || code === "EDQUOT") {
    const message = `The disk is full: the examiner's weights need ${bytes(expected.size)} in ${folder}. Free some space and start again; what was downloaded is kept.`;
    return { code: "disk-full", message, problems: [] };
  }
  const message = `The folder ${folder} cannot be written to (${code}). Make it writable, set XDG_CACHE_HOME to another folder, or set ASSAY_EXAMINER_FILE to ${describe(expected)}.`;
  return { code: "folder-unusable", message, problems: [] };
}

const describe = ({ fileName, size }: KnownWeights): string => `${fileName} (${bytes(size)})`;
