import { expect, it } from "vitest";
import { fixtureExercise } from "../../test/course.ts";
import { caseText } from "./facts.ts";
import { previewRequest } from "./preview-request.ts";

const byPool = await fixtureExercise("prompting-few-shot/choose-examples");
const bySlots = await fixtureExercise("prompting-few-shot/which-notes");

it("fills a fixed text with the chosen items in their order, and nothing that stands in a case", () => {
  const pen = byPool.cases[2];
  if (pen === undefined) throw new Error("no third case");
  expect(previewRequest(byPool, { examples: ["mug", "scarf"] }, { each: pen })).toEqual([
    {
      text: "Text: The mug cracked on the first morning.\nLabel: bad\n\nText: The scarf is soft.\nLabel: good\n\nText: The pen leaks, {{examples}} and all.\nLabel:",
    },
  ]);
});

it("fills slots from the case, and reads the rest as its text", () => {
  const [kettle] = bySlots.cases;
  if (kettle === undefined) throw new Error("no case");
  expect(previewRequest(bySlots, { notes: ["older", "current"] }, { each: kettle }).at(-1)).toEqual({
    role: "user",
    text: "The kettle is guaranteed for two years.\nThe kettle is guaranteed for three years.\nQuestion: How long is the kettle guaranteed?",
  });
  expect(caseText(bySlots.exercise, kettle)).toBe("How long is the kettle guaranteed?");
});
