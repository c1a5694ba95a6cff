import { describe, expect, it } from "vitest";
import { type MutantBoard, findMutantBoardProblems, rejectionsBy, tally } from "./mutant-board-data.ts";

const late = {
  name: "late",
  good: false,
  message: "At 5.",
  rejections: [{ check: 0, reason: "It says 5." }],
};
const rude = {
  name: "rude",
  good: false,
  message: "Be there.",
  rejections: [{ check: 1, reason: "No “Hello”." }],
};
const brief = {
  name: "brief",
  good: true,
  message: "At 4.",
  rejections: [{ check: 1, reason: "No “Hello”." }],
};
const polite = { name: "polite", good: true, message: "Hello, at 4.", rejections: [] };
const data: MutantBoard = {
  caption: "Four messages.",
  checks: ["gives the hour", "begins with Hello"],
  messages: [late, rude, brief, polite],
  question: { ask: "How many?", options: [{ text: "One", right: true, why: "The hour." }] },
};

describe("tally", () => {
  it("catches nothing and alarms nobody with every check off", () => {
    expect(tally(new Set(), data.messages)).toEqual({ bad: 2, caught: 0, good: 2, falseAlarms: 0 });
  });

  it("counts only what a check that is on rejects", () => {
    expect(tally(new Set([0]), data.messages)).toMatchObject({ caught: 1, falseAlarms: 0 });
    expect(tally(new Set([1]), data.messages)).toMatchObject({ caught: 1, falseAlarms: 1 });
  });

  it("counts a message once, however many checks reject it", () => {
    const both = { ...late, rejections: [...late.rejections, ...rude.rejections] };
    expect(tally(new Set([0, 1]), [both])).toMatchObject({ bad: 1, caught: 1 });
  });
});

describe("rejectionsBy", () => {
  it("keeps what checks say that are off to itself", () => {
    expect(rejectionsBy(new Set([0]), rude)).toEqual([]);
    expect(rejectionsBy(new Set([1]), rude)).toEqual(rude.rejections);
  });
});

describe("findMutantBoardProblems", () => {
  it("finds nothing wrong with four messages and two checks", () => {
    expect(findMutantBoardProblems(data)).toEqual([]);
  });

  it.each([
    ["a check that stands there twice", { checks: ["gives the hour", "gives the hour"] }, "checks"],
    ["bad messages alone", { messages: [late, rude] }, "messages"],
    ["a message without a text", { messages: [{ ...late, message: " " }, polite] }, "messages.0.message"],
    [
      "a rejection by a check that is not there",
      { messages: [late, { ...brief, rejections: [{ check: 2, reason: "So." }] }] },
      "messages.1.rejections",
    ],
    [
      "a rejection without a reason",
      { messages: [late, { ...brief, rejections: [{ check: 1, reason: "" }] }] },
      "messages.1.rejections",
    ],
  ])("names %s", (_what, change, field) => {
    expect(findMutantBoardProblems({ ...data, ...change }).map((problem) => problem.field)).toEqual([field]);
  });

  it("survives anything", () => {
    for (const value of [null, 3, "text", [], {}, { checks: [1, null], messages: [null, "x"] }]) {
      expect(findMutantBoardProblems(value).length).toBeGreaterThan(2);
    }
  });
});
