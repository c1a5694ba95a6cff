import type { ExaminerIdentity, Exercise, Fault, Grade, PracticeResult } from "@assay/exercise";
import { sumFields } from "./field-tally.ts";
import { findFinding } from "./finding.ts";
import { decideOutcome } from "./gate.ts";
import { wilson } from "./interval.ts";
import type { Ledger } from "./ledger.ts";
import { tally, tallyByLabel } from "./tally.ts";

/** What a finished run knows. */
export interface Found {
  ledger: Ledger;
  exercise: Exercise;
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
  const hidden = {
    ...tally(ledger.hidden),
    byLabel: tallyByLabel(ledger.hidden, Object.keys(exercise.hidden.labels)),
    ...(gate.metric === "fieldF1"
      ? { fields: sumFields(ledger.hidden.flatMap(({ fields }) => fields ?? [])) }
      : {}),
  };
  const shown = { samples: ledger.shown, rule: exercise.samples };
  // Without any hidden case, as when the answer key cannot be read, nothing was decided.
  const outcome = hidden.total === 0 ? "ungraded" : decideOutcome(gate, hidden);
  const interval = outcome === "ungraded" ? undefined : wilson(hidden.passed, hidden.total - hidden.ungraded);
  return {
    ...common(found),
    ...finding(outcome === "failed" ? findFinding(shown, { hidden, gate }) : undefined),
    outcome,
    gate,
    hidden,
    ...(interval === undefined ? {} : { interval }),
  };
}

/** Builds the result of a `practice` or `replay`: visible results, no outcome. */
export const buildPractice = (found: Found): PracticeResult => ({
  ...common(found),
  ...finding(findFinding({ samples: found.ledger.shown, rule: found.exercise.samples }, undefined)),
});

function common({ ledger, examiner, versions, durationMs, fault = ledger.fault }: Found): PracticeResult {
  return {
    visible: tally(ledger.visible),
    ...(fault === undefined ? {} : { fault }),
    examiner,
    versions,
    calls: { ...ledger.calls, saved: 0 },
    ...(ledger.tokens === undefined ? {} : { tokens: ledger.tokens }),
    ...(ledger.cost === undefined ? {} : { cost: ledger.cost }),
    durationMs,
  };
}

const finding = (found: Grade["finding"]): Pick<Grade, "finding"> =>
  found === undefined ? {} : { finding: found };
