import { describe, expect, it } from "vitest";
import { type GrammarStepper, findGrammarStepperProblems } from "./grammar-stepper-data.ts";
import { packSteps, unpackStep } from "./packed-steps.ts";
import { shareWords, visibleText } from "./token-words.ts";

const brace = {
  allowed: 2,
  keptPercent: 3.3,
  tokens: [
    { text: "The", percent: 15, allowed: false },
    { text: "{", percent: 1.8, allowed: true },
  ],
  taken: 1,
};
const data: GrammarStepper = {
  caption: "A reply, token by token.",
  vocabulary: 49_152,
  runs: [
    { name: "no example", finding: "valid and wrong", steps: [brace] },
    { name: "three examples", finding: "valid and right", steps: [brace] },
  ],
  question: { ask: "Where?", options: [{ text: "Here", right: true, why: "It is." }] },
};

describe("packed steps", () => {
  it("gives back what was recorded", () => {
    expect(packSteps(data).runs.map(({ steps }) => steps.map(unpackStep))).toEqual([[brace], [brace]]);
  });
});

describe("findGrammarStepperProblems", () => {
  it("finds nothing wrong with recorded data", () => {
    expect(findGrammarStepperProblems(data)).toEqual([]);
  });

  it("names the token whose reply the grammar would not allow", () => {
    const runs = [data.runs[0], { ...data.runs[1], steps: [brace, { ...brace, taken: 0 }] }];
    expect(findGrammarStepperProblems({ ...data, runs }).map(({ field }) => field)).toEqual([
      "runs.1.steps.1",
    ]);
  });

  it("survives anything", () => {
    for (const value of [null, 3, "text", [], {}, { runs: [1, null], question: { options: "x" } }]) {
      expect(findGrammarStepperProblems(value).length).toBeGreaterThan(2);
    }
  });
});

describe("words of a token", () => {
  it("shows spaces, line breaks and the end", () => {
    expect(["\n ", " rug", ""].map(visibleText)).toEqual(["↵·", "·rug", "end"]);
  });

  it.each([
    [96.7, "97 %"],
    [2.79, "2.8 %"],
    [0.06, "0.1 %"],
    [0, "nothing"],
  ])("writes %d as %s", (percent, words) => {
    expect(shareWords(percent)).toBe(words);
  });
});
