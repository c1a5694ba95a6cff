import type { PanelState } from "../state.ts";
import { isSame } from "../artifact.ts";

/** A line of the learner's at which the code was stopped, and why. */
export interface FailingLine {
  file: string;
  line: number;
  message: string;
}

/** Finds where the code of the last run was stopped first; nothing once the text has changed. */
export function findFailingLine({
  run,
  artifact,
}: Pick<PanelState, "run" | "artifact">): FailingLine | undefined {
  if (run === undefined || !isSame(run.artifact, artifact)) return undefined;
  const samples = run.view?.visible.flatMap((cell) => cell.samples) ?? [];
  return samples
    .flatMap((sample) => sample.runs ?? [])
    .flatMap(({ outcome }) =>
      outcome.kind === "stopped" && outcome.at !== undefined
        ? [{ file: outcome.at.file, line: outcome.at.line, message: outcome.message }]
        : [],
    )[0];
}
