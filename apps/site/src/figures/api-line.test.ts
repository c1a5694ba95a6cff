import { describe, expect, it } from "vitest";
import { type ApiLine, countAgreed, findApiLineProblems } from "./api-line-data.ts";

const train = {
  name: "Train",
  stood: { place: "left", why: "Made here." },
  stands: { place: "left", why: "Still." },
} as const;
const host = {
  name: "Host",
  stood: { place: "left", why: "Sold." },
  stands: { place: "line", why: "A decision." },
} as const;
const data: ApiLine = {
  caption: "Two tasks.",
  tasks: [train, host],
  question: { ask: "Which?", options: [{ text: "Host", right: true, why: "It moved." }] },
};

describe("findApiLineProblems", () => {
  it("finds nothing wrong with two tasks and their places", () => {
    expect(findApiLineProblems(data)).toEqual([]);
  });

  it.each([
    ["a place that is none", [train, { ...host, stands: { place: "middle", why: "So." } }], "tasks.1.stands"],
    ["a place without a reason", [{ ...train, stood: { place: "left", why: " " } }, host], "tasks.0.stood"],
    ["a task without a name", [{ ...train, name: "" }, host], "tasks.0.name"],
    ["a task that stands there twice", [train, train], "tasks"],
    ["a lone task", [train], "tasks"],
  ])("names %s", (_what, tasks, field) => {
    expect(findApiLineProblems({ ...data, tasks }).map((problem) => problem.field)).toEqual([field]);
  });

  it("survives anything", () => {
    for (const value of [null, 3, "text", [], {}, { tasks: [1, null], question: { options: "x" } }]) {
      expect(findApiLineProblems(value).length).toBeGreaterThan(2);
    }
  });
});

describe("countAgreed", () => {
  it("counts by year, and an unplaced task as none", () => {
    expect(countAgreed(data.tasks, ["left", "line"], "stood")).toBe(1);
    expect(countAgreed(data.tasks, ["left", "line"], "stands")).toBe(2);
    expect(countAgreed(data.tasks, [undefined, "line"], "stands")).toBe(1);
  });
});
