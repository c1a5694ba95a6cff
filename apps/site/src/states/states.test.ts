import { problem, stateMessage, storedEvent, submission } from "@assay/exercise";
import { describe, expect, it } from "vitest";
import { fixtureExercise } from "../../test/course.ts";
import type { PanelAction } from "../panel/state.ts";
import { panelStates } from "./states.ts";

const exercise = await fixtureExercise("prompting-few-shot/product-word");

/** Holds what an action carries from the server against the vocabulary. */
function isAccepted(action: PanelAction): boolean {
  switch (action.type) {
    case "events":
      return storedEvent.array().min(1).safeParse(action.events).success;
    case "status":
      return stateMessage.safeParse(action.status).success;
    case "open":
      return submission.safeParse(action.submission).success;
    case "refuse":
      return problem.safeParse(action.problem).success;
    case "attempts":
      return submission.array().safeParse(action.attempts).success;
    default:
      return true;
  }
}

describe("panelStates", () => {
  it.each(panelStates(exercise))("$name is made of what the server may send", ({ actions }) => {
    expect(actions.filter((action) => !isAccepted(action))).toEqual([]);
  });

  it("names every state once", () => {
    const names = panelStates(exercise).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
