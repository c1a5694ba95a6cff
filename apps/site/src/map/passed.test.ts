import { describe, expect, it } from "vitest";
import { inWords } from "./in-words.ts";
import { progressOf } from "./passed.ts";

const tally = { passed: 0, total: 0, ungraded: 0 };
const attempt = (
  exercise: string,
  outcome: "passed" | "failed",
): Parameters<typeof progressOf>[1][number] => ({
  exercise,
  grade: {
    outcome,
    gate: { metric: "cases", atLeast: 1 },
    visible: tally,
    hidden: { ...tally, byLabel: {} },
    examiner: { name: "fixture" },
    versions: { grader: "1", exercise: "1" },
    calls: { made: 0, cached: 0, saved: 0 },
    tokens: { request: 0, cached: 0, reply: 0 },
    durationMs: 0,
  },
});

describe("progressOf", () => {
  it.each([
    ["none was tried", [], "pending"],
    ["another lesson's was passed", [attempt("x/y", "passed")], "pending"],
    ["one was tried", [attempt("a/b", "failed")], "half"],
    ["one of two is passed", [attempt("a/b", "passed")], "half"],
    [
      "all are passed, whatever came later",
      [attempt("a/b", "failed"), attempt("a/b", "passed"), attempt("a/c", "passed")],
      "pass",
    ],
  ])("when %s: %s", (_, attempts, progress) => {
    expect(progressOf(["a/b", "a/c"], attempts)).toBe(progress);
  });
});

describe("inWords", () => {
  it.each([
    [7, "Seven"],
    [10, "Ten"],
    [20, "Twenty"],
    [36, "Thirty-six"],
  ])("writes %i as %s", (value, words) => {
    expect(inWords(value)).toBe(words);
  });
});
