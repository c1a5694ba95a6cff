import type { CodeRun, Grade, VisibleSample } from "@assay/exercise";
import { expect, test } from "vitest";
import { describeEvent } from "./describe.ts";

const label = (passed: number) => ({ passed, total: 14, ungraded: 0 });

const failed: Grade = {
  outcome: "failed",
  gate: { metric: "lowestRecall", atLeast: 11 },
  visible: { passed: 0, total: 0, ungraded: 0 },
  hidden: { passed: 23, total: 28, ungraded: 0, byLabel: { calm: label(14), angry: label(9) } },
  examiner: { name: "tiny" },
  versions: { grader: "1", exercise: "e" },
  calls: { made: 28, cached: 0, saved: 0 },
  tokens: { request: 1, cached: 0, reply: 1 },
  durationMs: 1,
};

test("says that a gate is over each label", () => {
  expect(describeEvent({ v: 1, type: "grading-end", grade: failed })).toEqual([
    "",
    "Failed: 23 of 28 hidden cases; the gate asks for 11 of each label.",
    "  calm 14 of 14, angry 9 of 14",
  ]);
});

test("says which visible case is flaky, and nothing of a hidden one or a steady one", () => {
  const end = { v: 1, type: "case-end", verdict: "pass" } as const;
  expect(describeEvent({ ...end, of: { case: "lamp", label: "calm" }, stability: "flaky" })).toEqual([
    "        lamp is flaky: some of its samples pass, some fail. The case passes.",
  ]);
  expect(describeEvent({ ...end, of: { case: "lamp", label: "calm" }, stability: "steady" })).toEqual([]);
  expect(describeEvent({ ...end, of: { opaqueId: "h", label: "calm" }, stability: "flaky" })).toEqual([]);
});

test("says how far a gate over fields is", () => {
  const gate = { metric: "fieldF1", atLeast: 0.9 } as const;
  const fields = { right: 8, found: 10, expected: 10, open: 0 };
  const grade = { ...failed, gate, hidden: { ...failed.hidden, fields } };
  expect(describeEvent({ v: 1, type: "grading-end", grade })[1]).toBe(
    "Failed: 23 of 28 hidden cases; the gate asks for a field F1 of 0.9, and it is 0.8.",
  );
});

test("shows of code what it returned", () => {
  const run: CodeRun = {
    as: "sum",
    call: "run",
    input: {},
    outcome: { kind: "value", value: 3 },
    console: "",
    durationMs: 1,
  };
  const sample: VisibleSample = {
    case: "one",
    label: "calm",
    sample: 0,
    verdict: "pass",
    calls: [],
    runs: [run],
    checks: [],
  };
  expect(describeEvent({ v: 1, type: "sample-end", sample })).toEqual([
    "  pass  one                       3",
  ]);
});

test("says which assertions flagged an output, and counts defects and false alarms apart", () => {
  const run: CodeRun = {
    as: "verdict",
    call: "assertions",
    input: {},
    outcome: { kind: "value", value: "reject" },
    console: "",
    assertions: [
      { name: "it greets", holds: false, message: "It greets nobody." },
      { name: "it ends", holds: false },
      { name: "it is there", holds: true },
    ],
    durationMs: 1,
  };
  const sample: VisibleSample = {
    case: "you",
    label: "angry",
    sample: 0,
    verdict: "pass",
    calls: [],
    runs: [run],
    checks: [],
  };
  expect(describeEvent({ v: 1, type: "sample-end", sample })).toEqual([
    `  pass  ${"you".padEnd(24)}  "reject"`,
    "        not so: it greets (It greets nobody.)",
    "        not so: it ends",
  ]);
  const gate = { metric: "mutants", atLeast: 11, falseAlarms: 2 } as const;
  const hidden = { ...failed.hidden, byLabel: { good: label(13), angry: label(9) } };
  expect(describeEvent({ v: 1, type: "grading-end", grade: { ...failed, gate, hidden } })[1]).toBe(
    "Failed: 9 of 14 planted defects caught, 1 false alarm in 14 good ones; the gate asks for 11 and at most 2 false alarms.",
  );
});
