import type { Case, Exercise } from "@assay/exercise";
import { describe, expect, it } from "vitest";
import { type PanelExercise, withoutTexts } from "./panel-exercise.ts";

const cases: Case[] = [{ id: "late", label: "good", input: { reply: "It left today." }, expect: {} }];

function panelOf(parts: Exercise["parts"]): PanelExercise {
  return {
    exercise: {
      id: "course/one",
      title: "One",
      task: "Do it.",
      judged: "By tests.",
      catalogue: "new",
      parts,
      steps: [],
      texts: { guard: "Say nothing." },
      hidden: { count: 24, labels: {}, gate: { metric: "cases", atLeast: 20 } },
    },
    exerciseVersion: "1",
    cases,
    starter: {},
  };
}

describe("withoutTexts", () => {
  it("leaves out what is planted, and says of each case what it is", () => {
    const parts: Exercise["parts"] = {
      assertions: { type: "assertions", files: ["a.ts"], entry: "a.ts" },
    };
    expect(withoutTexts(panelOf(parts)).cases).toEqual([
      { id: "late", label: "good", input: {}, expect: {} },
    ]);
  });

  it("keeps the inputs of other exercises, which their rows are read by", () => {
    const parts: Exercise["parts"] = { code: { type: "code", files: ["a.ts"], entry: "a.ts" } };
    expect(withoutTexts(panelOf(parts)).cases).toEqual(cases);
  });

  it("leaves out the texts that the author fixed", () => {
    expect(withoutTexts(panelOf({})).exercise.texts).toBeUndefined();
  });
});
