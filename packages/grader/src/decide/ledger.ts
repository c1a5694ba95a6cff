import {
  type Exercise,
  type Fault,
  type HiddenSample,
  type Usage,
  type Verdict,
  type VisibleSample,
  sumCosts,
} from "@assay/exercise";
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
  /** Undefined once a call did not say. */
  readonly tokens: Usage | undefined;
  /** In US dollars; undefined once a call's cost is not known. */
  readonly cost: number | undefined;
  readonly fault: Fault | undefined;
  /** Tells whether a case was added. */
  hasEnded(task: Task): boolean;
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
  let tokens: Usage | undefined = { request: 0, cached: 0, reply: 0 };
  let cost: number | undefined = 0;
  const ended = new Set<Task>();
  let samples = 0;
  let fault: Fault | undefined;

  return {
    visible,
    hidden,
    shown: shownSamples,
    calls,
    get tokens() {
      return tokens;
    },
    get cost() {
      return cost;
    },
    get samples() {
      return samples;
    },
    get fault() {
      return fault;
    },
    hasEnded: (task) => ended.has(task),
    addSample(task, sample, shown) {
      samples += 1;
      fault ??= sample.fault;
      if ("case" in shown) shownSamples.push(shown);
      for (const call of sample.calls) {
        calls[call.cached ? "cached" : "made"] += 1;
        tokens = addUsage(tokens, call.usage);
        if (!call.cached) cost = sumCosts([cost, call.cost]);
      }
      const ofCase = [...(ofCases.get(task) ?? []), sample];
      ofCases.set(task, ofCase);
      return ofCase.map((each) => each.verdict);
    },
    addCase(task, verdict) {
      ended.add(task);
      const fields = isOverFields
        ? { fields: tallyFields(task.case, ofCases.get(task) ?? [], exercise) }
        : {};
      const added = { label: task.case.label, verdict, ...fields };
      (task.opaqueId === undefined ? visible : hidden).push(added);
      return added;
    },
  };
}

const addUsage = (sum: Usage | undefined, each: Usage | undefined): Usage | undefined =>
  sum &&
  each && {
    request: sum.request + each.request,
    cached: sum.cached + each.cached,
    reply: sum.reply + each.reply,
  };
