import { expect, it } from "vitest";
import { fixtureExercise } from "../../test/course.ts";
import { findDraftAdvice } from "./draft-advice.ts";

const completion = await fixtureExercise("prompting-few-shot/product-word");
const chat = await fixtureExercise("prompting-few-shot/order-id");

it.each([
  ["Message: {{message}}\nProduct:\n", "line break"],
  ["Message: {{message}}\nProduct:\n  ", "line break"],
  ["Message: {{message}}\nProduct: ", "space"],
])("says what stands unseen at the end of %j, and takes it away", (prompt, what) => {
  const advice = findDraftAdvice(completion, { prompt });
  expect(advice?.message).toContain(`ends in a ${what}`);
  expect(advice?.fix?.apply({ prompt })).toEqual({ prompt: "Message: {{message}}\nProduct:" });
});

it("has nothing to say where a text ends in a word, or is no text to continue", () => {
  expect(findDraftAdvice(completion, completion.starter)).toBeUndefined();
  expect(
    findDraftAdvice(chat, { turns: [{ role: "user", content: "Where is {{message}}? " }] }),
  ).toBeUndefined();
});
