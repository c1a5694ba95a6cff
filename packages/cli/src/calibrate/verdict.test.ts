import { expect, test } from "vitest";
import type { GateProblem } from "../check/gate-rule.ts";
import type { ProofResult } from "../check/prove.ts";
import { judge, whatHelps } from "./verdict.ts";

const none = { passed: 0, total: 1, ungraded: 0 };
const resultOf = (verdict?: GateProblem["verdict"]): ProofResult => ({
  role: "naive",
  variant: 1,
  visible: none,
  hidden: { ...none, byLabel: {} },
  problem: verdict === undefined ? undefined : { verdict, found: "a sentence" },
});

test.each([
  [[], [undefined, undefined], "fair"],
  [["a sentence"], ["no gap", undefined], "no gap"],
  [["a sentence", "another"], ["no gap", "too easy"], "too easy"],
  [["a sentence", "another"], ["too easy", "too hard"], "too hard"],
  [["the starter has 300 tokens"], [], "not run"],
] as const)("makes of the problems %j and the results %j: %s", (problems, verdicts, verdict) => {
  expect(judge({ problems: [...problems], results: verdicts.map(resultOf) })).toBe(verdict);
});

test("knows what helps against every verdict", () => {
  for (const helps of Object.values(whatHelps)) expect(helps.length).toBeGreaterThan(1);
});
