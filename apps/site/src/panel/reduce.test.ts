import { describe, expect, it } from "vitest";
import { fixtureExercise } from "../../test/course.ts";
import { foldState } from "../states/stage.ts";
import { panelStates } from "../states/states.ts";
import { announceRun } from "./announce-run.ts";
import { phaseOf } from "./phase.ts";
import { initialState, reduce } from "./reduce.ts";
import { tell } from "./tell.ts";

const exercise = await fixtureExercise("prompting-few-shot/product-word");
const starter = exercise.starter;
const states = new Map(
  panelStates(exercise).map((state) => [state.name, foldState(exercise, state)] as const),
);
const stateOf = (name: string) => {
  const state = states.get(name);
  if (state === undefined) throw new Error(`there is no state ${name}`);
  return state;
};

describe("phaseOf", () => {
  it.each([
    ["Empty", "ready"],
    ["Editing", "ready"],
    ["Queued", "queued"],
    ["Practice, running", "running"],
    ["Submit, running", "running"],
    ["Line lost", "running"],
    ["Waiting", "waiting"],
    ["Practice, ended", "practised"],
    ["Failed", "failed"],
    ["Passed", "passed"],
    ["Ungraded", "ungraded"],
    ["Cancelled", "cancelled"],
    ["Offline", "held"],
    ["Server away", "away"],
    ["Examiner downloading", "downloading"],
    ["Examiner missing", "missing"],
    ["Stale exercise", "stale"],
    ["Too many requests", "ready"],
  ])("takes %s for %s", (name, phase) => {
    expect(phaseOf(stateOf(name))).toBe(phase);
  });
});

describe("reduce", () => {
  it("brings the replaced text back after a reset", () => {
    const edited = reduce(initialState(starter), { type: "edit", artifact: { prompt: "mine" } });
    const reset = reduce(edited, { type: "reset", starter });
    expect(reset.artifact).toEqual(starter);
    expect(reduce(reset, { type: "undo" }).artifact).toEqual({ prompt: "mine" });
  });

  it("forgets what a reset replaced once something is written", () => {
    const reset = reduce(initialState(starter), { type: "reset", starter });
    expect(reduce(reset, { type: "edit", artifact: starter }).replaced).toBeUndefined();
  });

  it("clears a refusal with an edit, but not that the page is stale", () => {
    const edit = { type: "edit", artifact: starter } as const;
    expect(reduce(stateOf("Too many requests"), edit).refusal).toBeUndefined();
    expect(reduce(stateOf("Stale exercise"), edit).refusal).toBeDefined();
  });

  it("stays held while it tries again, so that nothing flickers", () => {
    const held = stateOf("Offline");
    const send = held.held?.send;
    if (send === undefined) throw new Error("nothing is held");
    expect(phaseOf(reduce(held, { type: "send", send }))).toBe("held");
  });

  it("takes events twice as if they had come once", () => {
    const failed = stateOf("Failed");
    const run = panelStates(exercise)
      .find(({ name }) => name === "Failed")
      ?.actions.at(-1);
    if (run === undefined) throw new Error("no events");
    expect(reduce(failed, run).run?.view).toEqual(failed.run?.view);
  });
});

describe("tell", () => {
  it("says in a sentence where the learner stands", () => {
    const told = Array.from(states, ([name, state]) => `${name}: ${tell(exercise, state).finding}`);
    expect(told).toMatchInlineSnapshot(`
      [
        "Empty: Nothing run yet.",
        "Editing: Nothing run yet.",
        "Placeholder missing: Nothing run yet.",
        "Placeholder unknown: Nothing run yet.",
        "Space at the end: Nothing run yet.",
        "Over budget: Nothing run yet.",
        "Sending: Sending.",
        "Too many requests: Nothing run yet.",
        "Stale exercise: The exercise has changed since this page was loaded.",
        "Offline: The server does not answer. Your text is kept.",
        "Server away: The server does not answer.",
        "Examiner downloading: The examiner is on its way: 41 of 98 MB.",
        "Examiner starting: The examiner is starting.",
        "Examiner missing: No examiner is available.",
        "Queued: Third in line. Starts in about 20 s.",
        "Practice, running: Practising: 5 of 12.",
        "Submit, running: Running: 21 of 36.",
        "Line lost: Running: 21 of 36.",
        "Waiting: Waiting for the examiner until 09:03:10.",
        "Cancelled: Cancelled. No attempt used.",
        "Practice, ended: Not yet true in 4 of 12 visible cases: the reply is the product word alone.",
        "Failed: Not yet true in 4 of 12 visible cases: the reply is the product word alone.",
        "Passed: Passed: 917 fine.",
        "Ungraded: We could not grade this. Not your fault, no attempt used.",
        "Second attempt: Not yet true in 2 of 12 visible cases: the reply is the product word alone.",
        "Solution earned: Nothing run yet.",
      ]
    `);
  });
});

describe("announceRun", () => {
  it("changes three times in a run: begun, visible cases done, ended", () => {
    const [running, half, failed] = ["Practice, running", "Submit, running", "Failed"].map((name) => {
      const { run, line } = stateOf(name);
      return run && announceRun(exercise, run, line);
    });
    expect([running, half, failed]).toEqual([
      "Practising.",
      "8 of 12 visible cases pass.",
      "Not yet true in 4 of 12 visible cases: the reply is the product word alone. 14 of 24 hidden cases pass.",
    ]);
  });
});
