import { attempt, caseVerdicts, earned, problem, stateMessage, submission } from "@assay/exercise";
import { describe, expect, it } from "vitest";
import { fixtureExercise } from "../../test/course.ts";
import { phaseOf } from "../panel/phase.ts";
import type { PanelAction } from "../panel/state.ts";
import { tell } from "../panel/tell.ts";
import { choiceStates } from "./choice-states.ts";
import { foldState } from "./stage.ts";
import { panelStates } from "./states.ts";

const exercise = await fixtureExercise("prompting-few-shot/product-word");
const choice = await fixtureExercise("prompting-few-shot/choose-examples");

/** Holds what an action carries from the server against the vocabulary. */
function isAccepted(action: PanelAction): boolean {
  switch (action.type) {
    case "view":
      return action.view.seq > 0;
    case "status":
      return stateMessage.safeParse(action.status).success;
    case "open":
      return submission.safeParse(action.submission).success;
    case "refuse":
      return problem.safeParse(action.problem).success;
    case "attempts":
      return attempt.array().safeParse(action.attempts).success;
    case "before":
      return caseVerdicts.safeParse(action.before.cases).success;
    case "earned":
      return earned.safeParse(action.earned).success;
    default:
      return true;
  }
}

describe("panelStates", () => {
  it.each([...panelStates(exercise), ...choiceStates(choice)])(
    "$name is made of what the server may send",
    ({ actions }) => {
      expect(actions.filter((action) => !isAccepted(action))).toEqual([]);
    },
  );

  it("shows every phase in which a learner can meet a panel", () => {
    const phases = panelStates(exercise).map((shown) => phaseOf(foldState(exercise, shown)));
    expect([...new Set(phases)].toSorted()).toEqual([
      "away",
      "cancelled",
      "downloading",
      "failed",
      "held",
      "missing",
      "passed",
      "practised",
      "queued",
      "ready",
      "running",
      "sending",
      "stale",
      "starting",
      "ungraded",
      "waiting",
    ]);
  });

  it("says when a submission in line is expected to start", () => {
    const queued = panelStates(exercise).find(({ name }) => name === "Queued");
    expect(queued && tell(exercise, foldState(exercise, queued)).finding).toMatch(
      /^Third in line\. Starts in about \d+ s\.$/,
    );
  });

  it("names every state once", () => {
    const names = [...panelStates(exercise), ...choiceStates(choice)].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has states of a choice only where there is something to choose", () => {
    expect(choiceStates(exercise)).toEqual([]);
    expect(choiceStates(choice).map((shown) => phaseOf(foldState(choice, shown)))).toContain("running");
  });
});
