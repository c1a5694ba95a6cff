import type { Finding, Verdict } from "@assay/exercise";
import { gradeEnd, practiceEnd } from "./grades.ts";
import { hiddenSamples } from "./samples.ts";
import type { ShownState, Stage } from "./stage.ts";

const failing: Record<string, Verdict> = {
  "cup-cracked": "fail",
  "kettle-late": "fail",
  "table-legs": "fail",
  "fan-noise": "fail",
};
const visible = { passed: 8, total: 12, ungraded: 0 };
const finding: Finding = {
  headline: "Not yet true in 4 of 12 visible cases: the reply is the product word alone.",
  detail:
    "In 2 of these the reply carries more than was asked for. Among the hidden cases “complaint” fails most: 6 of 10.",
  case: "table-legs",
};
const earlier = "01939f3c-7a10-7c3e-8a55-000000000001";
const done = { state: "done" } as const;

// The panel counts from now, so a time written down would be long gone.
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** The states while a submission is under way. */
export function runningStates({ exercise, begin, open, run }: Stage): ShownState[] {
  const hidden = hiddenSamples(exercise, { question: 7, complaint: 4, request: 3 });
  const submit = { mode: "submit", visible: failing, hidden } as const;
  const running = { state: "running" } as const;
  return [
    {
      name: "Queued",
      note: "Place in line and expected start.",
      actions: [...begin, open("submit", { state: "queued", place: 3, expectedStart: inSeconds(20) })],
    },
    {
      name: "Practice, running",
      note: "Cells fill as replies arrive, each once; nothing moves.",
      actions: [
        ...begin,
        open("practice", running),
        run({ ...submit, mode: "practice", done: 5, secondsLeft: 1.7 }),
      ],
    },
    {
      name: "Submit, running",
      note: "Visible cases first, then hidden ones.",
      actions: [...begin, open("submit", running), run({ ...submit, done: 21, secondsLeft: 3.6 })],
    },
    {
      name: "Line lost",
      note: "The run goes on without the page.",
      actions: [
        ...begin,
        open("submit", running),
        run({ ...submit, done: 21 }),
        { type: "line", line: "down" },
      ],
    },
    {
      name: "Waiting",
      note: "Why, until when, and what happens next.",
      actions: [
        ...begin,
        open("submit", {
          state: "waiting",
          reason: { code: "examiner-restarting", message: "The examiner is restarting." },
          until: "2026-11-14T09:03:10.000Z",
        }),
        run({ ...submit, done: 7 }),
      ],
    },
    {
      name: "Cancelled",
      note: "What had come back is kept.",
      actions: [...begin, open("submit", { state: "cancelled" }), run({ ...submit, done: 9 })],
    },
  ];
}

/** The states in which something was found out, or could not be. */
export function endedStates({ exercise, begin, open, run, attempt }: Stage): ShownState[] {
  const bad = hiddenSamples(exercise, { question: 7, complaint: 4, request: 3 });
  const good = hiddenSamples(exercise, { complaint: 9, request: 5 });
  const partly = hiddenSamples(exercise, { question: 7, complaint: 6, request: 5 }, 5);
  const failed = gradeEnd(exercise, bad, { visible, outcome: "failed", finding });
  const passed = gradeEnd(exercise, good, {
    visible: { passed: 12, total: 12, ungraded: 0 },
    outcome: "passed",
  });
  const fault = { code: "examiner-away", message: "The examiner stopped answering." } as const;
  return [
    {
      name: "Practice, ended",
      note: "Visible results, no outcome, no attempt.",
      actions: [
        ...begin,
        open("practice", done),
        run({ mode: "practice", visible: failing, hidden: [], end: practiceEnd(exercise, visible, finding) }),
      ],
    },
    {
      name: "Failed",
      note: "The failing property in words, a case opened, the count with its interval.",
      actions: [
        ...begin,
        { type: "attempts", attempts: [attempt(failed.grade)] },
        open("submit", done),
        run({
          mode: "submit",
          visible: failing,
          hidden: bad,
          end: failed,
        }),
      ],
    },
    {
      name: "Passed",
      note: "The only place where brass is struck.",
      actions: [
        ...begin,
        { type: "attempts", attempts: [attempt(passed.grade), { ...attempt(failed.grade), id: earlier }] },
        open("submit", done),
        run({
          mode: "submit",
          visible: {},
          hidden: good,
          end: passed,
        }),
      ],
    },
    {
      name: "Ungraded",
      note: "Ours, not the learner's: no count, no interval, no red.",
      actions: [
        ...begin,
        open("submit", done),
        run({
          mode: "submit",
          visible: { ...failing, "lamp-flat": "ungraded", "bag-colour": "ungraded" },
          hidden: partly,
          end: gradeEnd(exercise, partly, {
            visible: { passed: 6, total: 12, ungraded: 2 },
            outcome: "ungraded",
            fault,
          }),
        }),
      ],
    },
  ];
}
