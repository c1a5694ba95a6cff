import type { Fault, HiddenSample, Usage, Verdict, VisibleSample } from "@assay/exercise";
import type { Task } from "../plan/plan.ts";
import type { Sample } from "../run/run-sample.ts";
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
  addCase(task: Task, verdict: Verdict): void;
}

export function createLedger(): Ledger {
  const verdicts = new Map<Task, Verdict[]>();
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
      const ofCase = verdicts.get(task) ?? [];
      ofCase.push(sample.verdict);
      verdicts.set(task, ofCase);
      return ofCase;
    },
    addCase(task, verdict) {
      (task.opaqueId === undefined ? visible : hidden).push({ label: task.case.label, verdict });
    },
  };
}
