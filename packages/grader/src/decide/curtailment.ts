import { isFree } from "@assay/exercise";
import type { GradeOptions } from "../grade.ts";
import type { Task } from "../plan/plan.ts";
import { casesNeeded } from "./cases-needed.ts";
import { tallyFields } from "./field-tally.ts";
import type { Ledger } from "./ledger.ts";
import type { CaseVerdict } from "./tally.ts";

/** Holds a run back to the samples that are needed, and ends it once the gate is decided. */
export interface Curtailment {
  /** Aborted once nothing more is needed. */
  readonly signal: AbortSignal;
  mayStart(task: Task): boolean;
  onStart(task: Task): void;
  /** Is told after a sample was put down in the ledger. */
  onEnd(task: Task): void;
}

/** Tells whether a run may be cut short: only where its calls may cost money; a proof hears of every hidden case. */
const mayCurtail = ({ model, onHiddenCase }: GradeOptions): boolean =>
  onHiddenCase === undefined && (model.price === undefined || !isFree(model.price));

/** Creates the curtailment of a run, or nothing where all of it is run. */
export function createCurtailment(
  options: GradeOptions,
  tasks: readonly Task[],
  ledger: Ledger,
): Curtailment | undefined {
  if (!mayCurtail(options)) return undefined;
  const { exercise } = options;
  const decided = new AbortController();
  const open = new Map(
    tasks
      .filter(isHidden)
      .map((task): [Task, CaseVerdict] => [
        task,
        { label: task.case.label, verdict: "ungraded", fields: tallyFields(task.case, [], exercise) },
      ]),
  );
  const samplesNeeded = (): number =>
    casesNeeded(exercise, { ended: ledger.hidden, open: [...open.values()] }) * exercise.samples.count;
  let inFlight = 0;
  let needed = samplesNeeded();
  return {
    signal: decided.signal,
    mayStart: (task) => !isHidden(task) || decided.signal.aborted || inFlight < needed,
    onStart: (task) => {
      if (isHidden(task)) inFlight += 1;
    },
    onEnd: (task) => {
      if (!isHidden(task)) return;
      inFlight -= 1;
      if (ledger.hasEnded(task)) open.delete(task);
      needed = samplesNeeded();
      if (needed === 0 && open.size > 0) decided.abort();
    },
  };
}

const isHidden = ({ opaqueId }: Task): boolean => opaqueId !== undefined;
