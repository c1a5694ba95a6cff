import type { Exercise, Fault, HiddenSample, Usage, Verdict, VisibleSample } from "@assay/exercise";
import type { Task } from "../plan/plan.ts";
import type { Sample } from "../run/run-sample.ts";
import { tallyFields } from "./field-tally.ts";
import type { CaseVerdict } from "./tally.ts";

/** What a run has found so far. */
export interface Ledger {
  readonly samples: number;
  readonly visible: readonly CaseVerdict[];
  readonly hidden: readonly CaseVerdict[];
  readonly shown: readonly VisibleSample[];
  readonly calls: { made: number; cached: number };
  readonly tokens: Usage;
  readonly fault: Fault | undefined;
  /** Adds a sample and returns the verdicts of its case so far. */
  addSample(task: Task, sample: Sample, shown: VisibleSample | HiddenSample): readonly Verdict[];
  /** Adds a case and returns what is known of it. */
  addCase(task: Task, verdict: Verdict): CaseVerdict;
}

export function createLedger(exercise: Exercise): Ledger {
  const ofCases = new Map<Task, Sample[]>();
  const isOverFields = exercise.hidden.gate.metric === "fieldF1";
  const visible: CaseVerdict[] = [];
  const hidden: CaseVerdict[] = [];
  const shownSamples: VisibleSample[] = [];
  const calls = { made: 0, cached: 0 };
  const tokens: Usage = { request: 0, cached: 0, reply: 0 };
  let samples = 0;
  let fault: Fault | undefined;

  return {
    visible,
    hidden,
    shown: shownSamples,
    calls,
    tokens,
    get samples() {
      return samples;
    },
    get fault() {
      return fault;
    },
    addSample(task, sample, shown) {
      samples += 1;
      fault ??= sample.fault;
      if ("case" in shown) shownSamples.push(shown);
      for (const { cached, usage } of sample.calls) {
        calls[cached ? "cached" : "made"] += 1;
        tokens.request += usage.request;
        tokens.cached += usage.cached;
        tokens.reply += usage.reply;
      }
      const ofCase = [...(ofCases.get(task) ?? []), sample];
      ofCases.set(task, ofCase);
      return ofCase.map((each) => each.verdict);
    },
    addCase(task, verdict) {
      const fields = isOverFields
        ? { fields: tallyFields(task.case, ofCases.get(task) ?? [], exercise) }
        : {};
      const added = { label: task.case.label, verdict, ...fields };
      (task.opaqueId === undefined ? visible : hidden).push(added);
      return added;
    },
  };
}
