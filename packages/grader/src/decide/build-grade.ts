import {
  type ExaminerIdentity,
  type Exercise,
  type Fault,
  type Grade,
  type PracticeResult,
  asksExaminer,
} from "@assay/exercise";
import { countMutants } from "@assay/exercise/panel";
import type { Task } from "../plan/plan.ts";
import { countHidden } from "./count-hidden.ts";
import { findFinding } from "./finding.ts";
import { findMutantFinding } from "./mutant-finding.ts";
import { decideOutcome } from "./gate.ts";
import { wilson } from "./interval.ts";
import type { Ledger } from "./ledger.ts";
import { tally } from "./tally.ts";

/** What a finished run knows. */
export interface Found {
  ledger: Ledger;
  exercise: Exercise;
  /** Everything that was planned. */
  tasks: readonly Task[];
  examiner: ExaminerIdentity;
  versions: Grade["versions"];
  durationMs: number;
  /** Our trouble, where the whole run had it. */
  fault?: Fault;
}

/** Builds the grade of a `submit`. */
export function buildGrade(found: Found): Grade {
  const { exercise, ledger } = found;
  const { gate } = exercise.hidden;
  const hidden = countHidden(exercise, ledger.hidden);
  const planned = found.tasks.filter(({ opaqueId }) => opaqueId !== undefined).length;
  const isCurtailed = hidden.total < planned;
  // Without any hidden case, as when the answer key cannot be read, nothing was decided.
  const outcome = hidden.total === 0 ? "ungraded" : decideOutcome(gate, hidden);
  const hasInterval = outcome !== "ungraded" && !isCurtailed;
  const measured = gate.metric === "mutants" ? countMutants(hidden.byLabel).defects : hidden;
  const interval = hasInterval ? wilson(measured.passed, measured.total - measured.ungraded) : undefined;
  return {
    ...common(found),
    ...finding(outcome === "failed" ? findingOf(found, hidden) : undefined),
    outcome,
    gate,
    hidden,
    ...(interval === undefined ? {} : { interval }),
    ...(isCurtailed ? { curtailed: { planned } } : {}),
  };
}

/** Builds the result of a `practice` or `replay`: visible results, no outcome. */
export const buildPractice = (found: Found): PracticeResult => ({
  ...common(found),
  ...finding(findingOf(found, undefined)),
});

/** Says what failed; where planted defects are counted, in these words. */
function findingOf({ exercise, ledger }: Found, hidden: Grade["hidden"] | undefined): Grade["finding"] {
  const { gate } = exercise.hidden;
  const measured = hidden === undefined ? undefined : { hidden, gate };
  const shown = { samples: ledger.shown, verdicts: ledger.visible };
  const counted = gate.metric === "mutants" ? findMutantFinding(shown, exercise, hidden) : undefined;
  return counted ?? findFinding({ samples: ledger.shown, rule: exercise.samples }, measured);
}

function common(found: Found): PracticeResult {
  const { exercise, ledger, examiner, versions, durationMs, fault = ledger.fault } = found;
  return {
    visible: tally(ledger.visible),
    ...(fault === undefined ? {} : { fault }),
    // Whoever was not asked has not graded.
    ...(asksExaminer(exercise) ? { examiner } : {}),
    versions,
    calls: { ...ledger.calls, saved: savedCalls(found) },
    ...(ledger.tokens === undefined ? {} : { tokens: ledger.tokens }),
    ...(ledger.cost === undefined ? {} : { cost: ledger.cost }),
    durationMs,
  };
}

/** Counts the calls that were planned and not needed; one that was cancelled in flight is among them. */
function savedCalls({ exercise, ledger, tasks }: Found): number {
  if (tasks.every((task) => ledger.hasEnded(task))) return 0;
  const samples = tasks.length * exercise.samples.count - ledger.samples;
  return samples * exercise.steps.filter(({ use }) => use === "model").length;
}

const finding = (found: Grade["finding"]): Pick<Grade, "finding"> =>
  found === undefined ? {} : { finding: found };
