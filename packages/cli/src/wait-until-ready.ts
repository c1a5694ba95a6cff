import type { ExaminerState } from "@assay/examiner";
import { UserError } from "./user-error.ts";

/** So often the examiner may die before it first answers. */
const deathsAllowed = 3;

/** Follows the states of an examiner until it first answers; rejects when it cannot be started, or is stopped. */
export function waitUntilReady(signal: AbortSignal): {
  ready: Promise<string>;
  onState: (state: ExaminerState) => void;
} {
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  let deaths = 0;
  const onState = (state: ExaminerState): void => {
    if (state.status === "ready") resolve(state.url);
    if (state.status === "stopped") reject(signal.aborted ? signal.reason : new UserError(state.reason));
    if (state.status !== "restarting") return;
    deaths += 1;
    if (deaths === deathsAllowed) reject(new UserError(state.reason));
  };
  return { ready, onState };
}
