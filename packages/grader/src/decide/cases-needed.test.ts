import type { Exercise, FieldTally, Gate, Verdict } from "@assay/exercise";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleExercise } from "../sample-exercise.ts";
import { casesNeeded } from "./cases-needed.ts";
import { countHidden } from "./count-hidden.ts";
import { decideOutcome } from "./gate.ts";
import type { CaseVerdict } from "./tally.ts";

/** A case as it will end, and how it stands before. */
interface Future {
  ended: CaseVerdict;
  open: CaseVerdict;
}

const future = fc
  .record({
    label: fc.constantFrom("question", "good"),
    verdict: fc.constantFrom<Verdict>("pass", "fail", "ungraded"),
    expected: fc.integer({ min: 1, max: 4 }),
    right: fc.nat(4),
    extra: fc.nat(6),
  })
  .map(({ label, verdict, expected, right, extra }): Future => {
    const found = Math.min(right, expected);
    const none = { right: 0, found: 0, expected: 0, open: 0 };
    const open: FieldTally = { ...none, open: expected };
    const fields = verdict === "ungraded" ? open : { right: found, found: found + extra, expected, open: 0 };
    return { ended: { label, verdict, fields }, open: { label, verdict: "ungraded", fields: open } };
  });
const futures = fc.array(future, { minLength: 1, maxLength: 14 });

const gate: fc.Arbitrary<Gate> = fc.oneof(
  fc.record({ metric: fc.constant("cases" as const), atLeast: fc.integer({ min: 1, max: 14 }) }),
  fc.record({ metric: fc.constant("lowestRecall" as const), atLeast: fc.integer({ min: 1, max: 7 }) }),
  fc.record({
    metric: fc.constant("fieldF1" as const),
    atLeast: fc.double({ min: 0.05, max: 1, noNaN: true }),
  }),
  fc.record({
    metric: fc.constant("mutants" as const),
    atLeast: fc.integer({ min: 1, max: 9 }),
    falseAlarms: fc.nat(3),
  }),
);

function exerciseWith(atGate: Gate): Exercise {
  const exercise = sampleExercise();
  return { ...exercise, hidden: { ...exercise.hidden, labels: { question: 3, good: 3 }, gate: atGate } };
}

const stateAfter = (all: readonly Future[], count: number) => ({
  ended: all.slice(0, count).map(({ ended }) => ended),
  open: all.slice(count).map(({ open }) => open),
});

test("is decided early only as the whole plan would decide, whatever comes, by every gate", () => {
  fc.assert(
    fc.property(futures, gate, (all, atGate) => {
      const exercise = exerciseWith(atGate);
      const outcome = (verdicts: readonly CaseVerdict[]) =>
        decideOutcome(atGate, countHidden(exercise, verdicts));
      const whole = outcome(all.map(({ ended }) => ended));
      for (let count = 0; count <= all.length; count += 1) {
        const state = stateAfter(all, count);
        if (casesNeeded(exercise, state) > 0) continue;
        expect(outcome([...state.ended, ...state.open])).toBe(whole);
        // A grade is built of what has ended alone.
        expect(outcome(state.ended)).toBe(whole);
      }
    }),
    { numRuns: 2000 },
  );
});

test("is never decided by fewer cases than it says are needed", () => {
  fc.assert(
    fc.property(futures, gate, (all, atGate) => {
      const exercise = exerciseWith(atGate);
      const needed = all.map((_, count) => casesNeeded(exercise, stateAfter(all, count)));
      const decidedAt = needed.indexOf(0);
      for (const [count, atLeast] of needed.slice(0, Math.max(decidedAt, 0)).entries())
        expect(decidedAt - count).toBeGreaterThanOrEqual(atGate.metric === "fieldF1" ? 1 : atLeast);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [20, 0, 24, 0],
  [19, 0, 24, 1],
  [0, 4, 24, 1],
  [0, 5, 24, 0],
  [0, 0, 24, 5],
  [10, 1, 24, 4],
] as const)("needs after %i passes and %i failures of %i cases %i more", (passed, failed, total, more) => {
  const verdicts = (verdict: Verdict, count: number): CaseVerdict[] =>
    Array.from({ length: count }, () => ({ label: "question", verdict }));
  const state = {
    ended: [...verdicts("pass", passed), ...verdicts("fail", failed)],
    open: verdicts("ungraded", total - passed - failed),
  };
  expect(casesNeeded(exerciseWith({ metric: "cases", atLeast: 20 }), state)).toBe(more);
});
