import type { CaseVerdicts, Finding } from "@assay/exercise";
import type { PanelAction } from "../panel/state.ts";
import { gradeEnd } from "./grades.ts";
import { hiddenSamples } from "./samples.ts";
import type { ShownState, Stage } from "./stage.ts";

const earlier = { id: "01939f3c-7a10-7c3e-8a55-000000000002", createdAt: "2026-11-12T10:44:00.000Z" };
const visible = { passed: 10, total: 12, ungraded: 0 };
const finding: Finding = {
  headline: "Not yet true in 2 of 12 visible cases: the reply is the product word alone.",
  detail: "Among the hidden cases “complaint” fails most: 4 of 10.",
  case: "table-legs",
};
const wasFailing = new Set(["cup-cracked", "kettle-late", "table-legs"]);
const hints = [
  "A reply must be one word: the product. Open a case with a cross and ask which of two things happened.",
  "The model imitates what your examples have in common.\n\nAdd the example that is **missing**, not one more of the same kind.",
  "The same idea on another task:\n\n```prompt\nNote: I live in Oslo.\nCity: Oslo\n\nNote: {{note}}\nCity:\n```",
];

/** The states that only more than one attempt brings. */
export const attemptStates = (stage: Stage): ShownState[] => [secondAttempt(stage), solutionEarned(stage)];

function secondAttempt({ exercise, begin, open, run, attempt }: Stage): ShownState {
  const first = hiddenSamples(exercise, { question: 7, complaint: 3, request: 3 });
  const now = hiddenSamples(exercise, { question: 6, complaint: 6, request: 5 });
  const before = gradeEnd(exercise, first, { visible, outcome: "failed", finding });
  const end = gradeEnd(exercise, now, { visible, outcome: "failed", finding });
  const last = { ...attempt(before.grade), ...earlier, artifact: exercise.starter };
  const cases: CaseVerdicts = {
    visible: Object.fromEntries(
      exercise.cases.map(({ id }) => [id, wasFailing.has(id) ? "fail" : "pass"] as const),
    ),
    hidden: Object.fromEntries(first.map(({ opaqueId, verdict }) => [opaqueId, verdict])),
  };
  return {
    name: "Second attempt",
    note: "Compared with the last attempt cell by cell, and no stronger than the count allows.",
    actions: [
      ...begin,
      { type: "attempts", attempts: [attempt(end.grade), last] },
      open("submit", { state: "done" }),
      { type: "before", before: { attempt: last, cases } },
      earned([1, 2]),
      run({
        mode: "submit",
        visible: { "table-legs": "fail", "lamp-flat": "fail" },
        hidden: now,
        end,
      }),
    ],
  };
}

function solutionEarned({ exercise, begin, attempt }: Stage): ShownState {
  const hidden = hiddenSamples(exercise, { question: 6, complaint: 6, request: 5 });
  const { grade } = gradeEnd(exercise, hidden, { visible, outcome: "failed", finding });
  return {
    name: "Solution earned",
    note: "Every hint is earned by an attempt; after the solution, other hidden cases are run.",
    actions: [
      ...begin,
      { type: "attempts", attempts: [{ ...attempt(grade), ...earlier }] },
      earned([1, 2, 3, 4]),
    ],
  };
}

const earned = (rungs: number[]): PanelAction => ({
  type: "earned",
  earned: {
    hints: rungs.map((rung) => {
      const text = hints[rung - 1];
      return { rung, at: earlier.createdAt, ...(text !== undefined && { text }) };
    }),
    rungs: 4,
  },
});
