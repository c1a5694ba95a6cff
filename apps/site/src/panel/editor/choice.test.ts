import { describe, expect, it } from "vitest";
import { fixtureExercise } from "../../../test/course.ts";
import { moveItem, toggleItem } from "./choice.ts";
import { choiceToCount, findChoiceProblems } from "./selection-rules.ts";

const byPool = await fixtureExercise("prompting-few-shot/choose-examples");
const bySlots = await fixtureExercise("prompting-few-shot/which-notes");

const drafted = (examples: string[], tokens?: number) => ({
  exercise: byPool,
  artifact: { examples },
  part: "examples",
  tokens,
});
const problemsOf = (examples: string[], tokens?: number) => findChoiceProblems(drafted(examples, tokens));

/** What the fix of the first problem makes of a choice. */
const fixed = (examples: string[]) =>
  problemsOf(examples)[0]?.fix?.apply(drafted(examples).artifact)["examples"];

describe("a choice", () => {
  it("moves an item, and leaves it where there is no further place", () => {
    expect(moveItem(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moveItem(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moveItem(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  });

  it("takes an item in behind the others, and out again", () => {
    expect(toggleItem(["a"], "b")).toEqual(["a", "b"]);
    expect(toggleItem(["a", "b"], "a")).toEqual(["b"]);
  });
});

describe("findChoiceProblems", () => {
  it("finds nothing wrong with a starter", () => {
    expect(problemsOf(["scarf", "parcel"], 30)).toEqual([]);
  });

  it("says that nothing is chosen, and brings the starter back", () => {
    expect(problemsOf([])[0]?.message).toBe("Nothing is chosen yet: choose at least one item.");
    expect(fixed([])).toEqual(["scarf", "parcel"]);
  });

  it("takes out what the pool has no longer", () => {
    expect(problemsOf(["scarf", "hat"])[0]?.message).toBe("“hat” is not in the pool; take it out.");
    expect(fixed(["scarf", "hat", "mug"])).toEqual(["scarf", "mug"]);
  });

  it("keeps the first of what is chosen twice", () => {
    expect(fixed(["scarf", "mug", "scarf"])).toEqual(["scarf", "mug"]);
  });

  it("keeps as many as are allowed", () => {
    expect(fixed(["scarf", "mug", "lamp", "strap", "shelf"])).toEqual(["scarf", "mug", "lamp", "strap"]);
  });

  it("says that a choice is over its budget, and nothing at the budget", () => {
    expect(problemsOf(["scarf"], 81).map(({ message }) => message)).toEqual([
      "81 tokens, and 80 are allowed: choose fewer items, or shorter ones.",
    ]);
    expect(problemsOf(["scarf"], 80)).toEqual([]);
  });
});

describe("choiceToCount", () => {
  it("counts the chosen items joined, and of slots the visible case that makes them longest", () => {
    expect(choiceToCount({ ...drafted(["scarf", "mug"]) })).toBe(
      "Text: The scarf is soft.\nLabel: good\n\nText: The mug cracked on the first morning.\nLabel: bad",
    );
    const notes = { exercise: bySlots, artifact: { notes: ["current"] }, part: "notes" };
    expect(choiceToCount(notes)).toBe("The kettle is guaranteed for three years.");
  });
});
