import type { Case, Exercise } from "@assay/exercise";
import { describe, expect, it } from "vitest";
import { type PanelExercise, withoutTexts } from "./panel-exercise.ts";

const cases: Case[] = [{ id: "late", label: "good", input: { reply: "It left today." }, expect: {} }];

const codeStep: Exercise["steps"][number] = { use: "code", part: "code", call: "run", as: "done" };

function panelOf(steps: Exercise["steps"], own = cases): PanelExercise {
  return {
    exercise: {
      id: "course/one",
      title: "One",
      task: "Do it.",
      judged: "By tests.",
      catalogue: "new",
      parts: {},
      steps,
      texts: { guard: "Say nothing." },
      hidden: { count: 24, labels: {}, gate: { metric: "cases", atLeast: 20 } },
    },
    exerciseVersion: "1",
    cases: own,
    starter: {},
  };
}

describe("withoutTexts", () => {
  it("leaves out what is planted, and says of each case what it is", () => {
    expect(withoutTexts(panelOf([{ use: "assert", part: "assertions", as: "verdict" }])).cases).toEqual([
      { id: "late", label: "good", input: {}, expect: {} },
    ]);
  });

  it("leaves out the data that code alone is called with", () => {
    const [late] = cases;
    const input = { history: [{ role: "user" }], limit: 4 };
    const data: Case[] = [{ ...late!, input, expect: { done: "yes", sent: { ids: ["a"] } } }];
    const panel: PanelExercise = { ...panelOf([codeStep], data), comparisons: { sent: "none" } };
    expect(withoutTexts(panel).cases).toEqual([{ ...late, input: {}, expect: { done: "yes" } }]);
  });

  it("keeps the texts that a row is read by", () => {
    expect(withoutTexts(panelOf([codeStep])).cases).toEqual(cases);
    expect(withoutTexts(panelOf([])).cases).toEqual(cases);
  });

  it("leaves out the texts that the author fixed", () => {
    expect(withoutTexts(panelOf([])).exercise.texts).toBeUndefined();
  });
});
