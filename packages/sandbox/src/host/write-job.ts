import { defaultLimits, limits as limitsSchema } from "../limits.ts";
import type { Failure } from "../outcome.ts";
import type { Job } from "../process/messages.ts";
import type { RunRequest } from "../sandbox.ts";

/** Writes a request as it is handed to the process, or says what of it is too large. */
export function writeJob(request: RunRequest): Job | Failure {
  const limits = limitsSchema.parse({ ...defaultLimits, ...request.limits });
  const input = JSON.stringify(request.input);
  const filesLength = Object.values(request.files).reduce((total, text) => total + text.length, 0);
  if (filesLength > limits.filesLength)
    return { type: "too-large", what: "files", length: filesLength, limit: limits.filesLength };
  if (input.length > limits.inputLength)
    return { type: "too-large", what: "input", length: input.length, limit: limits.inputLength };
  return {
    files: { ...request.files },
    entry: request.entry,
    input,
    limits,
    isHostTimed: request.isHostTimed ?? true,
    hostNames: Object.keys(request.host ?? {}),
    hasFetch: request.fetch !== undefined,
    // What is no number draws like 0.
    seed: Math.trunc(request.seed ?? 0) || 0,
  };
}
