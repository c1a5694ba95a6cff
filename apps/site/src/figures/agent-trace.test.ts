import { describe, expect, it } from "vitest";
import { type AgentTrace, type Trace, findAgentTraceProblems, pageTrace } from "./agent-trace-data.ts";
import { endWords, stepWords, sumUsed, usedWords } from "./trace-so-far.ts";

const trace: Trace = {
  why: "done",
  steps: [
    [0, 2, 600, 1_900, 2_500],
    [0, 1, 451, 1_000, 9_800],
  ],
};
const data: AgentTrace = {
  caption: "Two loops at the same work.",
  dollars: { account: 0.06, budget: 0.02 },
  runs: [
    {
      name: "The page gets written",
      rows: [["Write the page.", "I write it.", ["savePage: Warm light."], "saved", 0]],
      loops: [{ ...trace, why: "Error: 429" }, trace],
    },
  ],
  question: { ask: "When?", options: [{ text: "Now", right: true, why: "It is." }] },
};

describe("findAgentTraceProblems", () => {
  it("finds nothing wrong with recorded data", () => {
    expect(findAgentTraceProblems(data)).toEqual([]);
  });

  it("names the loop whose step has no row or lacks a count, and rows that say too little", () => {
    const [run] = data.runs;
    for (const steps of [[[1, 2, 1, 1, 1]], [[0, 2, 1, 1]], []]) {
      const runs = [{ ...run, loops: [trace, { why: "done", steps }] }];
      expect(findAgentTraceProblems({ ...data, runs }).map(({ field }) => field)).toEqual(["runs.0.loops.1"]);
    }
    const runs = [{ ...run, rows: [["Write the page.", "I write it."]] }];
    expect(findAgentTraceProblems({ ...data, runs }).map(({ field }) => field)).toEqual(["runs.0.rows"]);
  });

  it("survives anything", () => {
    for (const value of [null, 3, "text", [], {}, { runs: [1, null], question: { options: "x" } }]) {
      expect(findAgentTraceProblems(value).length).toBeGreaterThan(2);
    }
  });
});

describe("pageTrace", () => {
  it("carries the first run whole, and of the others the name", () => {
    const [run] = data.runs;
    const other = { ...run!, name: "The reviews are lost" };
    expect(pageTrace({ ...data, runs: [run!, other] }, "loops")).toEqual({
      lesson: "loops",
      caption: data.caption,
      dollars: data.dollars,
      question: data.question,
      names: ["The page gets written", "The reviews are lost"],
      first: run,
    });
  });
});

describe("what a loop has used", () => {
  it("sums up by the end of each step", () => {
    expect(sumUsed(trace)).toEqual([
      { tokens: 600, cents: 0.19, ms: 2_500 },
      { tokens: 1_051, cents: 0.29, ms: 12_300 },
    ]);
  });

  it("is written in words", () => {
    expect(sumUsed(trace).map(usedWords)).toEqual([
      "600 tokens, 0.19 cents, 0:03",
      "1,051 tokens, 0.29 cents, 0:12",
    ]);
  });

  it("says of a step what each loop does there", () => {
    const [run] = data.runs;
    const [runaway, bounded] = run?.loops ?? [trace, trace];
    const short = { ...bounded, steps: bounded.steps.slice(0, 1) };
    const words = run && stepWords({ ...run, loops: [runaway, short] }, 1);
    expect(words).toBe("the runaway “Write the page.”, the bounded loop has ended");
  });

  it("ends for a reason that is said", () => {
    expect(endWords("money")).toBe("its budget was spent");
    expect(endWords("Error: 429")).toContain("Error: 429");
  });
});
