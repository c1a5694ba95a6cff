import { expect, test } from "vitest";
import type { ProofResult } from "../../check/prove.ts";
import { describeGate } from "./gate-line.ts";

type Hidden = Parameters<typeof describeGate>[0]["hidden"];
const hidden = (gate: Hidden["gate"]): { hidden: Hidden } => ({
  hidden: { variants: 1, count: 24, labels: { plain: 12, described: 12 }, gate },
});
const result = (
  role: ProofResult["role"],
  score: Partial<ProofResult> & { passed?: number },
): ProofResult => ({
  role,
  variant: 1,
  visible: { passed: 0, total: 12, ungraded: 0 },
  hidden: { passed: score.passed ?? 0, total: 24, ungraded: 0, byLabel: {} },
  problem: undefined,
  ...score,
});

test("names the reference, the gate and the decoy that comes nearest", () => {
  const results = [
    result("reference", { passed: 23 }),
    result("empty", {}),
    result("starter", { passed: 8 }),
  ];
  expect(describeGate(hidden({ metric: "cases", atLeast: 20 }), results)).toBe(
    "reference 23 of 24, gate 20 of 24; best decoy 8 of 24 (starter)",
  );
});

test("names the label that decides where the gate is over each", () => {
  const lowest = (passed: number) => ({ label: "plain", passed, total: 12, ungraded: 0 });
  const results = [
    result("reference", { passed: 23, lowest: lowest(11) }),
    result("naive", { passed: 12, lowest: lowest(0) }),
    result("starter", { passed: 10, lowest: lowest(5) }),
  ];
  expect(describeGate(hidden({ metric: "lowestRecall", atLeast: 9 }), results)).toBe(
    "reference 11 of 12 plain, gate at least 9 of each label's 12; best decoy 5 of 12 plain (starter)",
  );
});

test("names the field F1 where the gate is over fields, and what is not there yet not at all", () => {
  const fields = { right: 3, found: 4, expected: 4, open: 0 };
  const graded = result("naive", {});
  const results = [{ ...graded, hidden: { ...graded.hidden, fields } }];
  expect(describeGate(hidden({ metric: "fieldF1", atLeast: 0.9 }), results)).toBe(
    "gate field F1 0.9; best decoy field F1 0.75 (naive)",
  );
});

test("names defects and false alarms, and takes for best who has least to mend", () => {
  const mutants = (caught: number, accepted: number): Partial<ProofResult> => {
    const defects = { passed: caught, total: 12, ungraded: 0 };
    const good = { passed: accepted, total: 12, ungraded: 0 };
    const { hidden: none } = result("naive", {});
    return {
      mutants: { defects, good, falseAlarms: 12 - accepted },
      hidden: { ...none, byLabel: { good, described: defects } },
    };
  };
  const results = [
    result("reference", mutants(12, 12)),
    result("naive", mutants(12, 2)),
    result("starter", mutants(5, 12)),
  ];
  const labels = { good: 12, described: 12 };
  const gate = { metric: "mutants", atLeast: 10, falseAlarms: 1 } as const;
  expect(describeGate({ hidden: { ...hidden(gate).hidden, labels } }, results)).toBe(
    "reference 12 of 12 planted defects caught, no false alarm in 12 good ones, gate 10 of 12 planted defects, at most 1 false alarm in 12; best decoy 5 of 12 planted defects caught, no false alarm in 12 good ones (starter)",
  );
});
